package sqlite

import (
	"path/filepath"
	"strings"

	"ashi/bodymap"
)

// networkFS are the names that systems give to file systems in the network.
var networkFS = map[string]bool{
	"nfs": true, "nfs4": true, "cifs": true, "smb3": true, "smbfs": true, "afpfs": true, "webdav": true, "ncpfs": true, "afs": true,
	"ceph": true, "glusterfs": true, "fuse.glusterfs": true, "fuse.sshfs": true, "fuse.rclone": true, "fuse.davfs": true, "fuse.gvfsd-fuse": true,
}

// mountType finds in the text of Linux's mountinfo the type of the file system that an absolute path lies on.
func mountType(mountinfo, path string) (kind string) {
	longest := -1
	for line := range strings.Lines(mountinfo) {
		// 36 35 98:0 /root /mount/point options - type source options; see proc(5)
		head, tail, ok := strings.Cut(line, " - ")
		fields, types := strings.Fields(head), strings.Fields(tail)
		if !ok || len(fields) < 5 || len(types) == 0 {
			continue
		}
		point := unescape.Replace(fields[4])
		below := strings.TrimSuffix(point, "/") + "/"
		if (path == point || strings.HasPrefix(path, below)) && len(point) >= longest { // of two at one point the later lies on top
			longest, kind = len(point), types[0]
		}
	}
	return kind
}

var unescape = strings.NewReplacer(`\040`, " ", `\011`, "\t", `\012`, "\n", `\134`, `\`)

// Free is the space on the disk of the record that is left for this person, in bytes; known is false where the system
// does not tell.
func (s *Store) Free() (bytes int64, known bool) { return free(filepath.Dir(s.path)) }

// refuseNetwork refuses a record in a folder on a share in the network: locks and the write-ahead log do not hold
// there, and two computers would spoil it.
func refuseNetwork(path string) error {
	folder, err := filepath.Abs(filepath.Dir(path))
	if err == nil && onNetwork(folder) {
		return &bodymap.Error{Kind: bodymap.Misplaced, Text: "The folder %s lies on a share in the network, where a record can be spoilt. Nothing was changed. Choose a folder on this computer; backups may go to the share.", Args: []any{folder}}
	}
	return err
}
