package vault

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"strings"
)

// A recovery key is 160 random bits in 8 groups of 4 letters, and a ninth group which checks them.
const (
	recoveryBytes = 20
	groupLength   = 4
)

// crockford is the alphabet that people mistype least: without I, L, O and U (crockford.com/base32.html).
var crockford = base32.NewEncoding("0123456789ABCDEFGHJKMNPQRSTVWXYZ").WithPadding(base32.NoPadding)

// NewRecoveryKey makes a recovery key as it is printed: "7KQ4-…", 9 groups of 4 letters.
func NewRecoveryKey() string {
	key := make([]byte, recoveryBytes)
	_, _ = rand.Read(key) // it never fails: it ends the program instead
	return grouped(crockford.EncodeToString(key))
}

// ParseRecoveryKey reads a recovery key as people type it: case, spaces and hyphens do not count, O is 0, I and L are 1.
// It returns the key as it is printed, or ErrRecoveryKey.
func ParseRecoveryKey(text string) (string, error) {
	letters := strings.NewReplacer(" ", "", "-", "", "\t", "", "\n", "", "\r", "", "\u00a0", "", "O", "0", "I", "1", "L", "1").Replace(strings.ToUpper(text))
	at := len(letters) - groupLength
	if at < 0 {
		return "", ErrRecoveryKey
	}
	key, err := crockford.DecodeString(letters[:at])
	if err != nil || len(key) != recoveryBytes || letters[at:] != checkGroup(letters[:at]) {
		return "", ErrRecoveryKey
	}
	return grouped(letters[:at]), nil
}

// checkGroup are the first 20 bits of the letters' SHA-256.
func checkGroup(letters string) string {
	sum := sha256.Sum256([]byte(letters))
	return crockford.EncodeToString(sum[:3])[:groupLength]
}

// grouped writes the letters in groups, the check last.
func grouped(letters string) string {
	letters += checkGroup(letters)
	var groups []string
	for ; letters != ""; letters = letters[groupLength:] {
		groups = append(groups, letters[:groupLength])
	}
	return strings.Join(groups, "-")
}
