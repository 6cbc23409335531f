package bodymap

import (
	"slices"
	"strings"

	"ashi/assets"
)

// UserEntry is the kind of a person who works with the record.
const UserEntry EntryKind = "user"

// Role is what a person does in the practice; it is kept in the record.
type Role string

// The roles.
const (
	Practitioner  Role = "practitioner"  // treats and signs
	Assistant     Role = "assistant"     // prepares: all but signing, taking records out and erasing
	Administrator Role = "administrator" // users, stock, export, backup; nothing clinical
	Auditor       Role = "auditor"       // reads, also on paper
)

// Roles returns all roles in the order in which they are shown.
func Roles() []Role { return []Role{Practitioner, Assistant, Administrator, Auditor} }

// Text gives the name of a role in a language.
func (r Role) Text(lang string) string { return assets.Say(lang, string(r)) }

// Duties says in a language what a role does.
func (r Role) Duties(lang string) string {
	return assets.Say(lang, map[Role]string{
		Practitioner:  "treats, records and signs",
		Assistant:     "prepares and records, does not sign",
		Administrator: "users, stock, export and backup, nothing clinical",
		Auditor:       "reads, changes nothing",
	}[r])
}

// User is a person who signs in.
type User struct {
	ID      EntryID
	Name    string // as in the log, on signatures and on paper
	SignIn  string // what is typed to sign in, with the password
	Role    Role
	Retired bool // no longer signs in; stays known for what was done
}

func (u User) entry() Entry { return Entry{ID: u.ID, Kind: UserEntry} }

// Validate tells, as Problems, why a user cannot be kept.
func (u User) Validate() error {
	var bad problems
	bad.when(u.Name == "", "Name", "A name is needed.")
	bad.line("Name", u.Name, MaxName)
	bad.when(u.SignIn == "", "SignIn", "A word to sign in with is needed.")
	bad.line("SignIn", u.SignIn, MaxName)
	bad.when(!slices.Contains(Roles(), u.Role), "Role", "Choose what this person does.")
	return bad.err()
}

// Users are all who ever signed in, in the order of their making.
func (p *Practice) Users() ([]User, error) { return facts[User](p, "") }

// SaveUser keeps a new user (without an ID) or the new state of one, and returns it as it is kept. It cannot be undone.
func (p *Practice) SaveUser(u User) (User, error) {
	if err := p.May(SaveUserVerb); err != nil {
		return User{}, err
	}
	u.Name, u.SignIn = strings.TrimSpace(u.Name), strings.TrimSpace(u.SignIn)
	all, err := p.Users()
	if err != nil {
		return User{}, err
	}
	if u.ID == "" {
		u.ID = EntryID(NewID())
	}
	var bad problems
	bad.join(u.Validate())
	others := slices.DeleteFunc(slices.Clone(all), func(o User) bool { return o.ID == u.ID })
	taken := func(o User) bool { return Fold(o.SignIn) == Fold(u.SignIn) }
	bad.when(slices.ContainsFunc(others, taken), "SignIn", "Someone else signs in with this word. Choose another.")
	bad.when(u.Retired && u.ID == p.user.ID, "Role", "Nobody takes away their own access: whoever is signed in would go on with it. Ask someone else who can change users.")
	bad.when(!managed(append(others, u)), "Role", "Somebody must be left who can change users: an administrator or a practitioner.")
	bad.when(treated(all) && !treated(append(others, u)), "Role", "Somebody must be left who signs: a practitioner.")
	if err := bad.err(); err != nil {
		return User{}, err
	}
	e, err := entryOf(u)
	if err != nil {
		return User{}, err
	}
	if err := p.settle(SaveUserVerb, Change{PutEntries: []Entry{e}}); err != nil {
		return User{}, err
	}
	if p.user.ID == u.ID {
		p.user = u
	}
	return u, nil
}

// treated tells whether one of some users can sign.
func treated(users []User) bool {
	return slices.ContainsFunc(users, func(u User) bool { return !u.Retired && u.Role == Practitioner })
}

// managed tells whether one of some users can change users.
func managed(users []User) bool {
	return slices.ContainsFunc(users, func(u User) bool { return !u.Retired && (u.Role == Administrator || u.Role == Practitioner) })
}

// SignIn names who does what is done from now on, by a user of the practice. confirm checks this person's password
// again when something is signed; nil: there is none. What others did before can no longer be undone.
func (p *Practice) SignIn(u User, confirm func(password string) error) error {
	known, err := factByID[User](p, u.ID)
	if err != nil {
		return err
	}
	if known.Retired {
		return &Error{Kind: NotAllowed, Text: "%s no longer works with this record. Nothing was changed. Sign in as someone else.", Args: []any{known.Name}}
	}
	p.user, p.person, p.confirm, p.done, p.undone = known, known.Name, confirm, nil, nil
	return p.Note(SignedIn, "")
}

// User is who is signed in; without an ID when nobody is.
func (p *Practice) User() User { return p.user }
