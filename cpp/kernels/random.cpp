#include "kernels/random.hpp"

#include "kernels/isa.hpp"

namespace backsweep::kernels {

namespace baseline {
extern const RandomTable random_loop_table;
}
#if BACKSWEEP_X86_64
namespace avx2 {
extern const RandomTable random_loop_table;
}
namespace avx512 {
extern const RandomTable random_loop_table;
}
#endif

const RandomTable& random_table =
#if BACKSWEEP_X86_64
    *choose(&baseline::random_loop_table, &avx2::random_loop_table, &avx512::random_loop_table);
#else
    baseline::random_loop_table;
#endif

}  // namespace backsweep::kernels
