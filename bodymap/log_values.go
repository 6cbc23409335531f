package bodymap

import (
	"encoding/json"
	"maps"
	"reflect"
	"strings"
	"time"

	"ashi/assets"
)

// logField is a field of a row that is told, with its name for people; English, key of its translations.
type logField struct{ name, label string }

// logFields are told in this order; a name stands for the field of every row that has it.
var logFields = []logField{
	{"Surname", "Surname"},
	{"FirstName", "First name"},
	{"Born", "Birth date"},
	{"Sex", "Sex"},
	{"FileNumber", "File number"},
	{"WeightKG", "Weight, kg"},
	{"Allergies", "Allergies"},
	{"Flags", "Flags"},
	{"Figure", "Figure"},
	{"Notes", "Notes"},
	{"At", "When"},
	{"Practitioner", "Practitioner"},
	{"Person", "Who"},
	{"State", "State"},
	{"NumbFromMM", "Numbing offered from, mm"},
	{"Code", "Point"},
	{"Side", "Side"},
	{"Place", "Place"},
	{"Technique", "Technique"},
	{"NeedleGauge", "Needle, G"},
	{"NeedleLengthMM", "Length, mm"},
	{"AngleDeg", "Angle, °"},
	{"DepthMM", "Depth, mm"},
	{"VolumeML", "Volume, mL"},
	{"Filling", "Filled with"},
	{"Punctures", "Punctures"},
	{"Numbing", "Numbing"},
	{"SpacingMM", "Spacing, mm"},
	{"MarginMM", "Margin, mm"},
	{"Pattern", "Pattern"},
	{"Before", "Before the needles"},
	{"After", "After the needles"},
	{"Qualities", "Qualities"},
	{"SignIn", "Name to sign in with"},
	{"Role", "Role"},
	{"Retired", "No longer works here"},
	{"Name", "Name"},
	{"Substance", "Substance"},
	{"Class", "Class"},
	{"Strength", "Strength"},
	{"Unit", "Unit"},
	{"Form", "Form"},
	{"Ingredients", "Other ingredients"},
	{"Number", "Number"},
	{"Expires", "Expires"},
	{"StockML", "Stock, mL"},
	{"With", "Together with"},
	{"MaxMG", "Highest, mg"},
	{"MaxMGPerKG", "Highest, mg/kg"},
	{"Off", "Not compared with"},
	{"Source", "Source"},
	{"Indication", "What is treated"},
	{"ICD10", "ICD-10 code"},
	{"Sessions", "Number of sessions"},
	{"Rhythm", "How often"},
	{"EveryDays", "Every how many days"},
	{"Maintenance", "Days between sessions after that"},
	{"Starts", "First session on"},
	{"Ended", "Ended on"},
	{"Identity", "Identity checked"},
	{"Answers", "Answers"},
	{"How", "How"},
	{"Lang", "Language"},
	{"Version", "Version"},
	{"Withdrawn", "Withdrawn on"},
	{"Scale", "Scale of the score"},
	{"Value", "Value"},
	{"Kind", "What happened"},
	{"Grade", "Grade"},
	{"Onset", "Began on"},
	{"None", "No reaction"},
	{"Outcome", "Outcome"},
	{"Country", "Rule of the country"},
	{"Years", "Years after the last session"},
	{"UntilAge", "Until this birthday"},
	{"OverLungMM", "Depth over the lung, mm"},
	{"OneProduct", "One product per syringe"},
	{"Protocol", "Protocol"},
	{"Reaction", "Reaction"},
	{"AmendReason", "Reason of the amendment"},
	{"Reason", "Reason"},
	{"Text", "Text"},
	{"Note", "Note"},
}

// inWords are the fields whose values are words of the program.
var inWords = map[string]bool{
	"Sex": true, "Flags": true, "Figure": true, "State": true, "Technique": true, "Side": true, "Pattern": true, "Qualities": true, "Role": true,
	"Class": true, "Rhythm": true, "How": true, "Kind": true,
}

// values tells the fields of a row: those that changed, with the old value, or of a new row all that say something.
func (t *LogTeller) values(now, old logRow) string {
	n, o := flat(now.value), flat(old.value)
	var out []string
	for _, f := range logFields {
		is, was := t.value(f.name, n[f.name]), t.value(f.name, o[f.name])
		label := assets.Say(t.lang, f.label)
		switch {
		case reflect.DeepEqual(n[f.name], o[f.name]), is == was && f.name != "Place", o == nil && is == "":
		case f.name == "Place" && o == nil: // the words for it are those of the body
		case f.name == "Place":
			out = append(out, assets.Say(t.lang, "moved on the skin"))
		case o == nil:
			out = append(out, assets.Say(t.lang, "%s: %s", label, is))
		default:
			out = append(out, assets.Say(t.lang, "%s: from %s to %s", label, orNothing(was), orNothing(is)))
		}
	}
	return strings.Join(out, " · ")
}

func orNothing(text string) string {
	if text == "" {
		return "–"
	}
	return text
}

// flat gives the fields of a row by name, those of its parts among them; nil for none.
func flat(value any) map[string]any {
	if value == nil {
		return nil
	}
	text, err := json.Marshal(value)
	var fields map[string]any
	if err != nil || json.Unmarshal(text, &fields) != nil {
		return nil
	}
	out := map[string]any{}
	for _, v := range fields {
		if part, ok := v.(map[string]any); ok {
			maps.Copy(out, part)
		}
	}
	for name, v := range fields {
		if _, part := v.(map[string]any); !part {
			out[name] = v
		}
	}
	return out
}

// value says a value of a field; empty: it says nothing.
func (t *LogTeller) value(name string, v any) string {
	switch v := v.(type) {
	case float64:
		if v == 0 && name != "Before" && name != "After" && name != "Value" || v < 0 {
			return ""
		}
		return numberText(v, t.lang)
	case bool:
		if !v {
			return ""
		}
		return assets.Say(t.lang, "yes")
	case string:
		return t.text(name, v)
	case []any:
		return t.all(name, v)
	}
	return ""
}

func (t *LogTeller) text(name, v string) string {
	if at, err := time.Parse(time.RFC3339, v); err == nil {
		if at.IsZero() {
			return ""
		}
		return t.moment(at)
	}
	if day, ok := Date(v).Time(); ok {
		return DateText(day, t.lang)
	}
	switch {
	case name == "Sex":
		return Sex(v).Text(t.lang)
	case name == "Filling":
		return t.fillingOf(EntryID(v))
	case inWords[name] && v != "":
		return assets.Say(t.lang, v)
	}
	return v
}

func (t *LogTeller) fillingOf(id EntryID) string {
	f, err := factByID[Filling](t.r, id)
	if err != nil {
		return ""
	}
	return f.Text(t.lang)
}

// all says a list: words, or the answers of a check.
func (t *LogTeller) all(name string, list []any) string {
	var out []string
	for _, v := range list {
		switch v := v.(type) {
		case string:
			out = append(out, t.text(name, v))
		case map[string]any:
			out = append(out, t.answer(v))
		}
	}
	return strings.Join(out, ", ")
}

func (t *LogTeller) answer(v map[string]any) string {
	text, _ := v["Item"].(string)
	for _, q := range Questions() {
		if q.ID == text {
			text = q.Text(t.lang)
		}
	}
	said := assets.Say(t.lang, "no")
	if yes, _ := v["Yes"].(bool); yes {
		said = assets.Say(t.lang, "yes")
	}
	note, _ := v["Note"].(string)
	return joined(" ", text+" "+said, note)
}
