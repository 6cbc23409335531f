package sqlite

import "testing"

func TestSharesInTheNetworkAreTold(t *testing.T) {
	const mounts = `22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / /mnt/clinic\040share rw - cifs //server/share rw
31 22 0:41 / /data/ann/remote rw shared:4 master:2 - fuse.sshfs ann@server: rw
32 31 8:17 / /data/ann/remote/stick rw - vfat /dev/sdb1 rw
33 22 0:42 / /srv rw - nfs4 server:/srv rw
34 22 8:33 / /srv rw - ext4 /dev/sdc1 rw
a line that says nothing
`
	for path, want := range map[string]string{
		"/data/ann/ashi": "ext4", "/mnt/clinic share/ashi": "cifs", "/mnt/clinic shares": "ext4", "/data/ann/remote": "fuse.sshfs",
		"/data/ann/remote/stick/x": "vfat", "/srv/ashi": "ext4", "/": "ext4",
	} {
		if got := mountType(mounts, path); got != want {
			t.Errorf("%s lies on %q, want %q", path, got, want)
		}
	}
	for _, kind := range []string{"nfs4", "cifs", "fuse.sshfs", "smbfs"} {
		if !networkFS[kind] {
			t.Errorf("%s is not known as a share", kind)
		}
	}
	if networkFS["ext4"] || networkFS["fuseblk"] || networkFS[""] {
		t.Error("a disk is taken for a share")
	}
	dir := t.TempDir()
	if onNetwork(dir) || !sameDisk(dir, dir) {
		t.Error("the folder of the tests is on a share, or not where it is")
	}
}
