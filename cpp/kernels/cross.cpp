#include "kernels/cross.hpp"

#include <type_traits>

namespace backsweep::kernels {
namespace {

template <class T>
void cross_lines(const LineRun& run) {
  // Unsigned arithmetic wraps; small types would be promoted to int, which may overflow.
  using Wide = std::conditional_t<std::is_floating_point_v<T>, T,
                                  std::conditional_t<(sizeof(T) > 4), uint64_t, uint32_t>>;
  for (int64_t j = 0; j < run.lines; ++j) {
    const auto place = [&](int k, int64_t i) {
      return reinterpret_cast<T*>(run.data[k] + j * run.next[k] + i * run.step[k]);
    };
    Wide a[3], b[3];
    for (int i = 0; i < 3; ++i) {
      a[i] = static_cast<Wide>(*place(0, i));
      b[i] = static_cast<Wide>(*place(1, i));
    }
    for (int i = 0; i < 3; ++i) {
      const int next = (i + 1) % 3, last = (i + 2) % 3;
      *place(2, i) = static_cast<T>(a[next] * b[last] - a[last] * b[next]);
    }
  }
}

}  // namespace

LineFunction cross_function(DType dtype) {
  LineFunction function = nullptr;
  visit_dtype(dtype, [&](auto tag) { function = cross_lines<decltype(tag)>; });
  return function;
}

}  // namespace backsweep::kernels
