//go:build !linux

package ui

// attend hears nothing here: that the computer has slept is noticed on waking.
func attend(func(answered func())) (stop func()) { return func() {} }
