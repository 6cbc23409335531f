package bodymap

import "time"

// Treatment is a session with its sites in their order.
type Treatment struct {
	Session Session
	Sites   []Site
}

// Use is an earlier injection at a place.
type Use struct {
	Session SessionID
	At      time.Time
	Site    Site
	Number  int // of the site in its session, as on screen and paper: 1, 2, 3 ...
}
