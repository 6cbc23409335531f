package sqlite

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"ashi/bodymap"
)

// BenchmarkBackup copies and verifies an encrypted record of about 100 MB.
func BenchmarkBackup(b *testing.B) {
	s := must[*Store](b)(CreateVault(newVault(b, filepath.Join(b.TempDir(), "ashi.vault"))))
	defer func() { _ = s.Close() }()
	for i := range 230 {
		fillPatient(b, s, i)
	}
	dir := b.TempDir()
	var size int64
	for b.Loop() {
		to := filepath.Join(dir, "b")
		must[bodymap.Holding](b)(s.Backup(context.Background(), to, quiet))
		size = must[os.FileInfo](b)(os.Stat(to)).Size()
		if err := os.Remove(to); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(size)/1e6, "MB")
}
