#include "textflag.h"

// The constants of exp in exp.go, and the bits of a sign and of an exponent.

DATA exp_top<>+0(SB)/4, $0x42b00000 // 88.0
GLOBL exp_top<>(SB), RODATA|NOPTR, $4
DATA exp_bottom<>+0(SB)/4, $0xc2ae0000 // -87.0
GLOBL exp_bottom<>(SB), RODATA|NOPTR, $4
DATA exp_log2e<>+0(SB)/4, $0x3fb8aa3b // 1.44269504
GLOBL exp_log2e<>(SB), RODATA|NOPTR, $4
DATA exp_half<>+0(SB)/4, $0x3f000000 // 0.5
GLOBL exp_half<>(SB), RODATA|NOPTR, $4
DATA exp_ln2a<>+0(SB)/4, $0x3f318000 // 0.693359375
GLOBL exp_ln2a<>(SB), RODATA|NOPTR, $4
DATA exp_ln2b<>+0(SB)/4, $0xb95e8083 // -2.12194440e-4
GLOBL exp_ln2b<>(SB), RODATA|NOPTR, $4
DATA exp_p0<>+0(SB)/4, $0x39506967 // 1.9875691500e-4
GLOBL exp_p0<>(SB), RODATA|NOPTR, $4
DATA exp_p1<>+0(SB)/4, $0x3ab743ce // 1.3981999507e-3
GLOBL exp_p1<>(SB), RODATA|NOPTR, $4
DATA exp_p2<>+0(SB)/4, $0x3c088908 // 8.3334519073e-3
GLOBL exp_p2<>(SB), RODATA|NOPTR, $4
DATA exp_p3<>+0(SB)/4, $0x3d2aa9c1 // 4.1665795894e-2
GLOBL exp_p3<>(SB), RODATA|NOPTR, $4
DATA exp_p4<>+0(SB)/4, $0x3e2aaaaa // 1.6666665459e-1
GLOBL exp_p4<>(SB), RODATA|NOPTR, $4
DATA exp_p5<>+0(SB)/4, $0x3f000000 // 5.0000001201e-1
GLOBL exp_p5<>(SB), RODATA|NOPTR, $4
DATA exp_one<>+0(SB)/4, $0x3f800000 // 1.0
GLOBL exp_one<>(SB), RODATA|NOPTR, $4
DATA exp_sign<>+0(SB)/4, $0x80000000
GLOBL exp_sign<>(SB), RODATA|NOPTR, $4
DATA exp_bias<>+0(SB)/4, $127
GLOBL exp_bias<>(SB), RODATA|NOPTR, $4

// func expAVX(x *float32, eights int)
TEXT ·expAVX(SB), NOSPLIT, $0-16
	MOVQ x+0(FP), DI
	MOVQ eights+8(FP), CX
	VBROADCASTSS exp_ln2a<>(SB), Y8
	VBROADCASTSS exp_ln2b<>(SB), Y9
	VBROADCASTSS exp_half<>(SB), Y10
	VBROADCASTSS exp_one<>(SB), Y11
	VBROADCASTSS exp_log2e<>(SB), Y12
	VBROADCASTSS exp_sign<>(SB), Y13
	VBROADCASTSS exp_bottom<>(SB), Y14

loop:
	VMOVUPS (DI), Y0
	VBROADCASTSS exp_top<>(SB), Y7
	VMINPS Y7, Y0, Y1           // x
	VMULPS Y12, Y1, Y2          // k
	VANDPS Y13, Y2, Y3
	VORPS Y10, Y3, Y3           // a half with the sign of k
	VADDPS Y3, Y2, Y2
	VCVTTPS2DQ Y2, Y2           // n
	VCVTDQ2PS Y2, Y3            // f
	VMULPS Y8, Y3, Y4
	VSUBPS Y4, Y1, Y1
	VMULPS Y9, Y3, Y4
	VSUBPS Y4, Y1, Y1           // r
	VBROADCASTSS exp_p0<>(SB), Y5
	VMULPS Y1, Y5, Y5
	VBROADCASTSS exp_p1<>(SB), Y6
	VADDPS Y6, Y5, Y5
	VMULPS Y1, Y5, Y5
	VBROADCASTSS exp_p2<>(SB), Y6
	VADDPS Y6, Y5, Y5
	VMULPS Y1, Y5, Y5
	VBROADCASTSS exp_p3<>(SB), Y6
	VADDPS Y6, Y5, Y5
	VMULPS Y1, Y5, Y5
	VBROADCASTSS exp_p4<>(SB), Y6
	VADDPS Y6, Y5, Y5
	VMULPS Y1, Y5, Y5
	VBROADCASTSS exp_p5<>(SB), Y6
	VADDPS Y6, Y5, Y5
	VMULPS Y1, Y5, Y5
	VMULPS Y1, Y5, Y5
	VADDPS Y1, Y5, Y5
	VADDPS Y11, Y5, Y5          // y
	VBROADCASTSS exp_bias<>(SB), Y6
	VPADDD Y6, Y2, Y2
	VPSLLD $23, Y2, Y2
	VMULPS Y2, Y5, Y5
	VCMPPS $1, Y14, Y0, Y6      // below the bottom
	VANDNPS Y5, Y6, Y5
	VMOVUPS Y5, (DI)
	ADDQ $32, DI
	DECQ CX
	JNZ loop
	VZEROUPPER
	RET
