package bodymap

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestPasswordsAreJudged(t *testing.T) {
	for password, want := range map[string]Strength{
		"":                             TooEasy,
		"short":                        TooEasy,
		"aaaaaaaaaaaaaaaa":             TooEasy,
		"12345678":                     TooEasy,
		"abcabcabcabc":                 TooEasy,
		"Passwort1!":                   TooEasy,
		"Motdepasse2024":               TooEasy,
		"Robin-Sample":                 TooEasy,
		"Sample1974":                   TooEasy,
		"mésothérapie":                 TooEasy,
		"xk7qj2vb":                     Weak,
		"marble ticket":                Weak,
		"marble ticket river":          Fair,
		"T9v!xQ2m#L":                   Fair,
		"correct horse battery staple": Strong,
		"Un chat gris lit le journal.": Strong,
	} {
		if got, why := JudgePassword(password, "Dr Robin Sample", "robin"); got != want || why == "" {
			t.Errorf("%q is judged %d (%s), want %d", password, got, why, want)
		}
	}
}

// One more word never makes a password worse.
func TestAWordMoreIsNeverWorse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		password := rapid.StringN(0, 30, 60).Draw(t, "password")
		word := rapid.StringMatching(`[a-z]{4,8}`).Draw(t, "word")
		before, _ := JudgePassword(password)
		after, _ := JudgePassword(password + " " + word)
		if after < before {
			t.Fatalf("%q is judged %d, with %q more only %d", password, before, word, after)
		}
	})
}

func TestWhatIsWrongWithAFirstUserIsToldAtItsField(t *testing.T) {
	var problems Problems
	if !errors.As(FirstUser{SignIn: "two words", Password: "secret"}.Validate(), &problems) {
		t.Fatal("nothing is refused")
	}
	for _, field := range []string{"Name", "SignIn", "Password"} {
		if problems.In(field) == nil {
			t.Errorf("%s is not refused", field)
		}
	}
	for _, sentence := range []string{problems.say("en"), problems.say("fr")} {
		if strings.Contains(sentence, "%!") {
			t.Error(sentence)
		}
	}
	if err := (FirstUser{Name: "Dr Robin Sample", SignIn: "robin", Password: "marble ticket river"}).Validate(); err != nil {
		t.Error(err)
	}
}
