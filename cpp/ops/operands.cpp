#include "ops/operands.hpp"

#include <algorithm>

#include "ops/cast.hpp"
#include "ops/cast_kernels.hpp"
#include "ops/elementwise.hpp"

namespace backsweep {
namespace {

// One run over everything, where the operands lie alike or have one element; false elsewhere.
bool run_flat(const char* op, LoopFunction loop, std::span<const OperandView> operands) {
  const Layout& output = *operands[0].layout;
  if (!output.is_dense()) return false;
  char* data[kMaxOperands];
  int64_t strides[kMaxOperands];
  int count = 0;
  for (const OperandView& operand : operands) {
    const bool repeats = !operand.layout || operand.layout->numel() == 1;
    if (!repeats && !same_places(output, *operand.layout)) return false;
    data[count] = operand.data;
    strides[count++] = repeats ? 0 : item(operand.dtype);
  }
  if (output.numel() > 0) launch_loop(op, loop, data, strides, output.numel(), count);
  return true;
}

void run_copy(const OperandView& target, const OperandView& source) {
  const int from = static_cast<int>(source.dtype);
  const bool same = source.dtype == target.dtype && item(source.dtype) > 1;
  const OperandView operands[] = {target, source};
  run_broadcast("copy", cast_kernels.cast[from][static_cast<int>(target.dtype)], operands,
                same ? cast_kernels.copy_across[item(source.dtype) / 8] : nullptr);
}

// Whether the operand's lines of the cache would be read again for every element, as those of a
// transposed matrix are.
bool lies_across(const OperandView& output, const OperandView& operand) {
  constexpr int64_t kLarge = 4096, kFar = 16;
  const Layout& out = *output.layout;
  if (!operand.layout || out.numel() < kLarge || item(operand.dtype) == 1 || !out.is_dense() ||
      !operand.layout->is_dense() || !same_sizes(out, *operand.layout))
    return false;
  for (int dim = 0; dim < out.ndim(); ++dim)
    if (out.size(dim) > 1 && out.stride(dim) == 1) return operand.layout->stride(dim) >= kFar;
  return false;
}

}  // namespace

void run_broadcast(const char* op, LoopFunction loop, std::span<const OperandView> operands,
                   PlaneFunction plane) {
  if (run_flat(op, loop, operands)) return;
  if (!plane && operands.size() > 2) {
    OperandView views[kMaxOperands];
    Tensor turned[kMaxOperands];
    bool any = false;
    for (size_t i = 0; i < operands.size(); ++i) {
      views[i] = operands[i];
      if (i == 0 || !lies_across(operands[0], operands[i])) continue;
      turned[i] = empty(Ref<const Layout>::share(operands[0].layout), operands[i].dtype);
      views[i] = {turned[i].raw(), &turned[i].layout(), operands[i].dtype};
      run_copy(views[i], operands[i]);
      any = true;
    }
    if (any) return run_broadcast(op, loop, std::span(views, operands.size()));
  }
  const DimsView sizes = operands[0].layout->sizes();
  NestedLoop nested;
  nested.plane = plane;
  FlatLoop& inner = nested.inner;
  inner.loop = loop;
  inner.operands = static_cast<int>(operands.size());
  const int ndim = static_cast<int>(sizes.size());
  int64_t strides[kMaxDims][kMaxOperands];
  for (int i = 0; i < inner.operands; ++i) {
    const OperandView& operand = operands[size_t(i)];
    inner.data[i] = operand.data;
    nested.items[i] = item(operand.dtype);
    const int missing = operand.layout ? ndim - operand.layout->ndim() : ndim;
    for (int dim = 0; dim < ndim; ++dim) {
      const bool repeats = dim < missing || operand.layout->size(dim - missing) == 1;
      strides[dim][i] = repeats ? 0 : operand.layout->stride(dim - missing) * item(operand.dtype);
    }
  }
  // Walk in the order of the output's memory.
  Dims order;
  int64_t total = 1;
  for (int dim = 0; dim < ndim; ++dim) {
    total *= sizes[size_t(dim)];
    if (sizes[size_t(dim)] != 1) order.push_back(dim);
  }
  if (total == 0) return;
  order.sort(
      [&](int64_t a, int64_t b) { return std::abs(strides[a][0]) > std::abs(strides[b][0]); });
  // The outer ones may have any order: the columns that a copy takes come last.
  if (plane && order.size() > 2) {
    for (int i = 0; i + 2 < order.size(); ++i)
      if (strides[order[i]][1] == nested.items[1]) std::swap(order[i], order[order.size() - 2]);
  }
  // Merge each dimension into the one outside it where every operand steps through both evenly.
  Dims merged_sizes;
  int64_t merged[kMaxDims][kMaxOperands];
  for (int64_t dim : order) {
    const int last = merged_sizes.size() - 1;
    bool joins = last >= 0;
    for (int i = 0; joins && i < inner.operands; ++i)
      joins = merged[last][i] == strides[dim][i] * sizes[size_t(dim)];
    if (joins) {
      merged_sizes[last] *= sizes[size_t(dim)];
    } else {
      merged_sizes.push_back(sizes[size_t(dim)]);
    }
    std::copy_n(strides[dim], inner.operands, merged[merged_sizes.size() - 1]);
  }
  if (merged_sizes.empty()) {
    constexpr int64_t kNoSteps[kMaxOperands] = {};
    return launch_loop(op, loop, inner.data, kNoSteps, 1, inner.operands);
  }
  const int innermost = merged_sizes.size() - 1;
  inner.size = merged_sizes[innermost];
  std::copy_n(merged[innermost], inner.operands, inner.strides);
  if (innermost == 0)
    return launch_loop(op, loop, inner.data, inner.strides, inner.size, inner.operands);
  nested.outer_dims = innermost;
  for (int dim = 0; dim < innermost; ++dim) {
    nested.outer_sizes[dim] = merged_sizes[dim];
    std::copy_n(merged[dim], inner.operands, nested.outer_strides[dim]);
  }
  launch(op, run_nested_loop, nested, total);
}

void copy_unrecorded(const Tensor& target, const Tensor& source) {
  run_copy(view_of(target), view_of(source));
}

void run_elementwise(const char* op, LoopFunction loop, const Tensor& output,
                     std::initializer_list<const Tensor*> inputs) {
  OperandView operands[kMaxOperands] = {view_of(output)};
  size_t count = 1;
  for (const Tensor* input : inputs) operands[count++] = view_of(*input);
  run_broadcast(op, loop, std::span(operands, count));
}

void run_elementwise(const char* op, LoopFunction loop, const Tensor& output,
                     std::initializer_list<const Tensor*> inputs, const void* parameters) {
  OperandView operands[kMaxOperands] = {view_of(output)};
  size_t count = 1;
  for (const Tensor* input : inputs) operands[count++] = view_of(*input);
  operands[count++] = {const_cast<char*>(static_cast<const char*>(parameters)), nullptr,
                       output.dtype()};
  run_broadcast(op, loop, std::span(operands, count));
}

}  // namespace backsweep
