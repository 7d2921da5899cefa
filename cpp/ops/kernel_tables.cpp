// Chooses each table of elementwise loops once, for the instruction set of this machine.
#include "kernels/isa.hpp"
#include "kernels/special_kernels.hpp"
#include "ops/binary_kernels.hpp"
#include "ops/cast_kernels.hpp"
#include "ops/parameter_kernels.hpp"
#include "ops/sequence_kernels.hpp"
#include "ops/ternary_kernels.hpp"
#include "ops/unary_kernels.hpp"

namespace backsweep {

#if BACKSWEEP_X86_64
#define CHOOSE(Kernels, chosen, table) \
  namespace kernels::baseline {        \
  extern const Kernels table;          \
  }                                    \
  namespace kernels::avx2 {            \
  extern const Kernels table;          \
  }                                    \
  namespace kernels::avx512 {          \
  extern const Kernels table;          \
  }                                    \
  const Kernels& chosen =              \
      *kernels::choose(&kernels::baseline::table, &kernels::avx2::table, &kernels::avx512::table);
#else
#define CHOOSE(Kernels, chosen, table) \
  namespace kernels::baseline {        \
  extern const Kernels table;          \
  }                                    \
  const Kernels& chosen = kernels::baseline::table;
#endif

CHOOSE(UnaryKernels, unary_kernels, unary_table)
CHOOSE(BinaryKernels, binary_kernels, binary_table)
CHOOSE(CastKernels, cast_kernels, cast_table)
CHOOSE(ParameterKernels, parameter_kernels, parameter_table)
CHOOSE(SequenceKernels, sequence_kernels, sequence_table)
CHOOSE(SpecialKernels, special_kernels, special_table)
CHOOSE(TernaryKernels, ternary_kernels, ternary_table)

}  // namespace backsweep
