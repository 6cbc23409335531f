package sqlite

import "syscall"

// onNetwork tells whether a folder lies on a share in the network. Where the system does not tell, it does not.
func onNetwork(folder string) bool {
	var fs syscall.Statfs_t
	if err := syscall.Statfs(folder, &fs); err != nil {
		return false
	}
	var name []byte
	for _, c := range fs.Fstypename {
		if c == 0 {
			break
		}
		name = append(name, byte(c))
	}
	return networkFS[string(name)]
}
