// Running a loop over operands that lie in memory in any way: in one run where they lie alike,
// otherwise broadcast, in the order of the output's memory.
//
//   const OperandView operands[] = {view_of(output), view_of(a), view_of(b)};
//   run_broadcast("add", loop, operands);
#pragma once

#include <span>

#include "kernels/elementwise.hpp"
#include "tensor/tensor.hpp"

namespace backsweep {

inline int64_t item(DType dtype) {
  return static_cast<int64_t>(item_size(dtype));
}

struct OperandView {
  char* data;
  const Layout* layout;  // null: one repeated element
  DType dtype;
};

inline OperandView view_of(const Tensor& tensor) {
  return {tensor.raw(), &tensor.layout(), tensor.dtype()};
}

inline bool lie_alike(const Layout& a, const Layout& b) {
  if (a.is_contiguous() && b.is_contiguous()) return same_sizes(a, b);
  return a.is_dense() && same_sizes(a, b) && equal(a.strides(), b.strides());
}

// Whether a flat loop may walk both memories in order.
inline bool same_places(const Layout& a, const Layout& b) {
  return &a == &b ? a.is_dense() : lie_alike(a, b);
}

// Broadcasts the operands to the sizes of the first, which is the output, drops and merges
// dimensions, and runs the loop. `plane` copies columns, for a loop that is a copy.
void run_broadcast(const char* op, LoopFunction loop, std::span<const OperandView> operands,
                   PlaneFunction plane = nullptr);

}  // namespace backsweep
