package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
)

// userKeeper keeps users with the password that opens the record to them.
type userKeeper interface {
	// SaveUser keeps a user; a new one needs a password, without one that of before stays.
	SaveUser(u bodymap.User, password string) (bodymap.User, error)
}

// usersPage lists who works with the record; beside the list lies the chosen one.
type usersPage struct {
	desk   *desk
	box    fyne.CanvasObject
	left   fyne.CanvasObject // the list with what stands above it
	list   *widget.List
	all    []bodymap.User
	chosen bodymap.EntryID // empty: a new one
	head   *widget.Label
	words  *caption
	form   slots
	fields *fyne.Container
	fresh  *widget.Button
	retire *widget.Button
	room   room

	proposed string // name to sign in with
}

func newUsersPage(d *desk) *usersPage {
	p := &usersPage{desk: d, head: title(""), words: newCaption()}
	p.list = widget.NewList(func() int { return len(p.all) },
		func() fyne.CanvasObject { return newRow(p.list) },
		func(i widget.ListItemID, o fyne.CanvasObject) { o.(*row).show(p.row(p.all[i])) })
	onSelect(p.list, func(i int) { p.choose(p.all[i].ID) })
	p.fresh = addButton(say("New user"), func() { p.choose("") })
	var keys, words []string
	for _, r := range bodymap.Roles() {
		keys, words = append(keys, string(r)), append(words, r.Text(d.lang)+": "+r.Duties(d.lang))
	}
	p.form.all = map[string]*slot{
		"Name":     newTyped(d, &p.room, say("Name, as in the log and on paper"), "", p.save),
		"SignIn":   newTyped(d, &p.room, say("Name to sign in with"), "", p.save),
		"Role":     newPicked(&p.room, say("Role"), keys, words),
		"Password": newTyped(d, &p.room, say("Password"), "", p.save),
	}
	a := p.form.all
	a["Password"].entry.Password = true
	a["Name"].entry.OnChanged = p.propose
	p.retire = widget.NewButton("", p.toggle)
	p.fields = container.New(layout.NewCustomPaddedVBoxLayout(2), a["Name"].box, a["SignIn"].box, a["Role"].box, a["Password"].box,
		pair(p.retire, widget.NewButton(say("Save"), p.save)))
	p.room.sheet = sheetOf(p.head, p.words.box, p.fields)
	top := container.New(layout.NewCustomPaddedLayout(0, 6, 0, 0), p.fresh)
	both := sideBySide(top, p.list, p.room.sheet)
	p.box, p.left = both, both.Objects[0]
	return p
}

// propose makes a name to sign in with for someone new, until one is typed.
func (p *usersPage) propose(name string) {
	a := p.form.all
	a["Name"].mend()
	if p.chosen == "" && a["SignIn"].get() == p.proposed {
		p.proposed = proposedSignIn(name)
		a["SignIn"].set(p.proposed)
	}
}

func (p *usersPage) object() fyne.CanvasObject { return p.box }

func (p *usersPage) row(u bodymap.User) rowText {
	t := rowText{title: short(u.Name, 26), under: u.Role.Text(p.desk.lang) + ": " + u.Role.Duties(p.desk.lang), on: u.ID == p.chosen, tapped: func() { p.choose(u.ID) }}
	if u.Retired {
		t.right, t.faint = say("no longer here"), true
	}
	return t
}

func (p *usersPage) choose(id bodymap.EntryID) {
	p.chosen = id
	p.desk.changed()
}

// user is the chosen one as the record has it.
func (p *usersPage) user() bodymap.User {
	if i := slices.IndexFunc(p.all, func(u bodymap.User) bool { return u.ID == p.chosen }); i >= 0 {
		return p.all[i]
	}
	return bodymap.User{}
}

func (p *usersPage) refresh() {
	d := p.desk
	var err error
	if p.all, err = d.record.Users(); err != nil {
		p.head.SetText(bodymap.Sentence(err, d.lang))
		return
	}
	u := p.user()
	p.chosen = u.ID // it may be gone
	may := d.record.May(bodymap.SaveUserVerb)
	show(p.left, d.users != nil || len(p.all) > 0)
	show(p.fields, d.users != nil && may == nil)
	show(p.fresh, p.fields.Visible())
	p.head.SetText(u.Name)
	switch {
	case d.users == nil:
		p.head.SetText(say("No users"))
		p.words.say(say("This record is not encrypted: it opens without a password, and everyone who opens it can do everything. A record with a password has users of its own."))
	case may != nil:
		p.words.say(bodymap.Sentence(may, d.lang))
	case u.ID == "":
		p.head.SetText(say("New user"))
		p.words.say(say("Everyone signs in with a name and a password of their own, so that the log tells who did what."))
	default:
		p.words.say(say("Without a new password that of before stays."))
	}
	p.form.keep(u.ID, map[string]string{"Name": u.Name, "SignIn": u.SignIn, "Role": string(u.Role), "Password": ""})
	enable(p.form.all["SignIn"].entry, u.ID == "")
	show(p.retire, u.ID != "")
	p.retire.SetText(say("No longer works here"))
	p.retire.SetIcon(theme.LogoutIcon())
	if u.Retired {
		p.retire.SetText(say("Works here again"))
	}
	p.list.Refresh()
	p.room.lay()
}

func (p *usersPage) save() { p.put(p.user().Retired) }

// toggle lets the chosen one go, or come back with a new password.
func (p *usersPage) toggle() {
	back := p.user().Retired
	if back && p.form.all["Password"].get() == "" {
		p.form.all["Password"].tell(say("Who comes back needs a new password."))
		return
	}
	p.put(!back)
}

func (p *usersPage) put(retired bool) {
	d, t := p.desk, p.form.texts()
	u := bodymap.User{ID: p.chosen, Name: t["Name"], SignIn: t["SignIn"], Role: bodymap.Role(t["Role"]), Retired: retired}
	d.hold(say(settingPassword), func() (err error) {
		u, err = d.users.SaveUser(u, t["Password"])
		return err
	}, func(err error) {
		if p.form.told(d, err) {
			return
		}
		p.form.saved()
		p.chosen = u.ID
		d.note(say("%s is kept.", u.Name))
	})
}
