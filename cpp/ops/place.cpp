#include "ops/place.hpp"

#include "ops/factories.hpp"
#include "ops/lines.hpp"
#include "ops/record.hpp"

namespace backsweep {
namespace {

constexpr Derivative kPlace{"place_along", "ScatterAddBackward0", "elements of g at indices"};
constexpr Derivative kPick{"pick_along", "GatherBackward0", "g added at indices"};

// Operands: indices, values, the other tensor.
template <class T, bool places>
void move_lines(const kernels::LineRun& run) {
  for (int64_t j = 0; j < run.lines; ++j) {
    for (int64_t i = 0; i < run.size; ++i) {
      const auto at = [&](int k) { return run.data[k] + i * run.step[k] + j * run.next[k]; };
      T& value = *reinterpret_cast<T*>(at(1));
      const int64_t index = *reinterpret_cast<const int64_t*>(at(0));
      T& other = *reinterpret_cast<T*>(run.data[2] + index * run.step[2] + j * run.next[2]);
      if constexpr (places)
        other += value;
      else
        value = other;
    }
  }
}

}  // namespace

Tensor place_along(const Tensor& values, int dim, const Tensor& indices, DimsView sizes) {
  Tensor result = zeros(sizes, values.dtype());
  run_lines("place_along",
            values.dtype() == DType::Float32 ? move_lines<float, true> : move_lines<double, true>,
            dim, {&indices, &values, &result});
  record<kPlace>(result, {&values}, {{&indices, Saved::kConstant}}, [dim](Backward& backward) {
    backward.set(0, pick_along(backward.gradient(), dim, backward.saved(0)));
  });
  return result;
}

Tensor pick_along(const Tensor& input, int dim, const Tensor& indices) {
  Tensor result = empty(indices.sizes(), input.dtype());
  run_lines("pick_along",
            input.dtype() == DType::Float32 ? move_lines<float, false> : move_lines<double, false>,
            dim, {&indices, &result, &input});
  record<kPick>(result, {&input}, {{&indices, Saved::kConstant}},
                [dim, layout = input.layout_ref()](Backward& backward) {
                  backward.set(
                      0, place_along(backward.gradient(), dim, backward.saved(0), layout->sizes()));
                });
  return result;
}

}  // namespace backsweep
