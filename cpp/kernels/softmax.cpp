#include "kernels/softmax.hpp"

#include "kernels/isa.hpp"

namespace backsweep::kernels {

namespace baseline {
extern const SoftmaxTable softmax_loop_table;
}
#if BACKSWEEP_X86_64
namespace avx2 {
extern const SoftmaxTable softmax_loop_table;
}
namespace avx512 {
extern const SoftmaxTable softmax_loop_table;
}
#endif

const SoftmaxTable& softmax_table =
#if BACKSWEEP_X86_64
    *choose(&baseline::softmax_loop_table, &avx2::softmax_loop_table, &avx512::softmax_loop_table);
#else
    baseline::softmax_loop_table;
#endif

}  // namespace backsweep::kernels
