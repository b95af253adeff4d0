package memory

import (
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"math"
	"reflect"
	"slices"
)

// Write writes a value down so that Read gives the very same: texts of any bytes, nil apart from empty. It is for values of
// strings, booleans, numbers, arrays, slices, maps by strings, pointers, and structs all of whose fields are exported; of any
// other an error tells. What is written says nothing of its type, so that only the same program can read it.
func Write(v any) (b []byte, err error) {
	defer func() {
		if refused, ok := recover().(refusal); ok {
			b, err = nil, refused.error
		}
	}()
	return write(make([]byte, 0, 1024), reflect.ValueOf(v)), nil
}

// Read reads into what a pointer leads to what Write wrote of such a value.
func Read(b []byte, into any) (err error) {
	defer func() {
		if refused, ok := recover().(refusal); ok {
			err = refused.error
		}
	}()
	if rest := read(b, reflect.ValueOf(into).Elem()); len(rest) > 0 {
		return errCut
	}
	return nil
}

// refusal is what write and read panic with.
type refusal struct{ error }

var errCut = errors.New("what was written is cut or of another type")

func write(b []byte, v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.String:
		return append(binary.AppendUvarint(b, uint64(v.Len())), v.String()...)
	case reflect.Bool:
		if v.Bool() {
			return append(b, 1)
		}
		return append(b, 0)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return binary.AppendVarint(b, v.Int())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return binary.AppendUvarint(b, v.Uint())
	case reflect.Float32, reflect.Float64:
		return binary.AppendUvarint(b, math.Float64bits(v.Float()))
	case reflect.Pointer:
		if v.IsNil() {
			return append(b, 0)
		}
		return write(append(b, 1), v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Field(i)
			if !f.CanInterface() {
				panic(refusal{fmt.Errorf("%s has a field of its own", v.Type())})
			}
			b = write(b, f)
		}
		return b
	case reflect.Array:
		return writeAll(b, v)
	case reflect.Slice:
		if b = appendLength(b, v); v.IsNil() {
			return b
		}
		return writeAll(b, v)
	case reflect.Map:
		if v.Type().Key().Kind() != reflect.String {
			break
		}
		if b = appendLength(b, v); v.IsNil() {
			return b
		}
		of := make(map[string]reflect.Value, v.Len())
		for it := v.MapRange(); it.Next(); {
			of[it.Key().String()] = it.Value()
		}
		for _, key := range slices.Sorted(maps.Keys(of)) {
			b = append(binary.AppendUvarint(b, uint64(len(key))), key...)
			b = write(b, of[key])
		}
		return b
	}
	panic(refusal{fmt.Errorf("%s cannot be written down exactly", v.Type())})
}

// writeAll writes the elements of an array or a slice, bytes as they are.
func writeAll(b []byte, v reflect.Value) []byte {
	if v.Type().Elem() == reflect.TypeFor[byte]() {
		from, n := len(b), v.Len()
		b = slices.Grow(b, n)[:from+n]
		reflect.Copy(reflect.ValueOf(b[from:]), v)
		return b
	}
	bytes := v.Type().Elem().Kind() == reflect.Uint8
	for i := range v.Len() {
		if bytes {
			b = append(b, byte(v.Index(i).Uint()))
		} else {
			b = write(b, v.Index(i))
		}
	}
	return b
}

// appendLength writes how many a slice or a map has, 0 for nil, else one more than there are.
func appendLength(b []byte, v reflect.Value) []byte {
	if v.IsNil() {
		return append(b, 0)
	}
	return binary.AppendUvarint(b, uint64(v.Len())+1)
}

func read(b []byte, v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.String:
		text, rest := readText(b)
		v.SetString(text)
		return rest
	case reflect.Bool:
		n, rest := readNumber(b)
		v.SetBool(n == 1)
		return rest
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		n, length := binary.Varint(b)
		if length <= 0 || v.OverflowInt(n) {
			panic(refusal{errCut})
		}
		v.SetInt(n)
		return b[length:]
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		n, rest := readNumber(b)
		if v.OverflowUint(n) {
			panic(refusal{errCut})
		}
		v.SetUint(n)
		return rest
	case reflect.Float32, reflect.Float64:
		n, rest := readNumber(b)
		v.SetFloat(math.Float64frombits(n))
		return rest
	case reflect.Pointer:
		n, rest := readNumber(b)
		if n == 0 {
			v.SetZero()
			return rest
		}
		v.Set(reflect.New(v.Type().Elem()))
		return read(rest, v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			b = read(b, v.Field(i))
		}
		return b
	case reflect.Array:
		return readAll(b, v)
	case reflect.Slice:
		n, rest, there := readLength(b)
		if !there {
			v.SetZero()
			return rest
		}
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		return readAll(rest, v)
	case reflect.Map:
		n, rest, there := readLength(b)
		if !there {
			v.SetZero()
			return rest
		}
		v.Set(reflect.MakeMapWithSize(v.Type(), n))
		for range n {
			var key string
			key, rest = readText(rest)
			value := reflect.New(v.Type().Elem()).Elem()
			rest = read(rest, value)
			v.SetMapIndex(reflect.ValueOf(key).Convert(v.Type().Key()), value)
		}
		return rest
	}
	panic(refusal{fmt.Errorf("%s cannot be read", v.Type())})
}

// readAll reads what writeAll wrote.
func readAll(b []byte, v reflect.Value) []byte {
	if v.Type().Elem().Kind() != reflect.Uint8 {
		for i := range v.Len() {
			b = read(b, v.Index(i))
		}
		return b
	}
	if len(b) < v.Len() {
		panic(refusal{errCut})
	}
	if v.Type().Elem() == reflect.TypeFor[byte]() {
		reflect.Copy(v, reflect.ValueOf(b[:v.Len()]))
		return b[v.Len():]
	}
	for i := range v.Len() {
		v.Index(i).SetUint(uint64(b[i]))
	}
	return b[v.Len():]
}

func readNumber(b []byte) (uint64, []byte) {
	n, length := binary.Uvarint(b)
	if length <= 0 {
		panic(refusal{errCut})
	}
	return n, b[length:]
}

func readText(b []byte) (string, []byte) {
	n, rest := readNumber(b)
	if n > uint64(len(rest)) {
		panic(refusal{errCut})
	}
	return string(rest[:n]), rest[n:]
}

// readLength reads what appendLength wrote. It believes no length that is greater than what is left, since each element takes
// a byte at least.
func readLength(b []byte) (n int, rest []byte, there bool) {
	length, rest := readNumber(b)
	if length == 0 {
		return 0, rest, false
	}
	if length-1 > uint64(len(rest)) {
		panic(refusal{errCut})
	}
	return int(length - 1), rest, true
}
