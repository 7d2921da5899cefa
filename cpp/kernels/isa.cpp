#include "isa.hpp"

#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace backsweep::kernels {
namespace {

Isa of_this_machine() {
#if BACKSWEEP_X86_64
  __builtin_cpu_init();
  if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma")) return Isa::baseline;
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
      __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl")) {
    return Isa::avx512;
  }
  return Isa::avx2;
#else
  return Isa::baseline;
#endif
}

Isa find() {
  const Isa best = of_this_machine();
  const char* wanted = std::getenv("BACKSWEEP_ISA");
  if (wanted == nullptr) return best;
  if (std::strcmp(wanted, "baseline") == 0) return Isa::baseline;
  if (std::strcmp(wanted, "avx2") == 0) return std::min(best, Isa::avx2);
  return best;
}

}  // namespace

Isa detected_isa() {
  static const Isa found = find();
  return found;
}

}  // namespace backsweep::kernels
