// Which vector instructions this machine runs.
//
// A family of kernels is one source file compiled once per instruction set, each time with
// -DBACKSWEEP_ISA=<name> and the flags of that set, everything in the namespace of that name:
//
//   namespace backsweep::kernels::BACKSWEEP_ISA { void exp_loop(const float* x, float* y, int64_t
//   n); }
//
// and one plain file that chooses once:
//
//   static const auto loop = choose(&baseline::exp_loop, &avx2::exp_loop, &avx512::exp_loop);
//
// Such a source must not use inline functions or templates from outside its namespace, standard
// containers included: the linker keeps one copy of each, and it may be the one compiled for
// AVX-512. On other processors than x86-64 only `baseline` is compiled and used.
//
// The environment variable BACKSWEEP_ISA=baseline|avx2|avx512 lowers the choice, for tests.
#pragma once

#if defined(__x86_64__) || defined(_M_X64)
#define BACKSWEEP_X86_64 1
#else
#define BACKSWEEP_X86_64 0
#endif

namespace backsweep::kernels {

enum class Isa { baseline, avx2, avx512 };

// The best set this machine has, or the lower one asked for. Found once.
// avx2 means AVX2 and FMA; avx512 means F, DQ, BW and VL as well.
Isa detected_isa();

template <class F>
F choose(F baseline, F avx2, F avx512) {
  switch (detected_isa()) {
    case Isa::avx512:
      return avx512;
    case Isa::avx2:
      return avx2;
    default:
      return baseline;
  }
}

}  // namespace backsweep::kernels
