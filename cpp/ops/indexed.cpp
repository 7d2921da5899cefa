#include "ops/indexed.hpp"

#include "kernels/launch.hpp"
#include "ops/cast.hpp"

namespace backsweep {

Tensor index_as_int64(const char* op, const Tensor& index, const char* problem) {
  if (index.dtype() == DType::Int64) return index;
  if (index.dtype() == DType::Int32) return cast_unrecorded(index, DType::Int64);
  fail(ErrorKind::Runtime, op, ": an index of dtype ", index.dtype(), " was given; ", problem,
       "; convert it with .long()");
}

std::optional<int64_t> value_outside(const Tensor& index, int64_t low, int64_t high) {
  const int64_t count = index.numel();
  Tensor contiguous_index = index;
  if (!index.is_contiguous()) {
    contiguous_index = empty(index.sizes(), DType::Int64);
    copy_unrecorded(contiguous_index, index);
  }
  int64_t found = -1;
  launch("index_range", kernels::find_outside,
         {contiguous_index.data<int64_t>(), count, low, high, &found}, count);
  if (found < 0) return std::nullopt;
  return contiguous_index.data<int64_t>()[found];
}

bool run_indexed(const char* op, IndexedOperation operation, const IndexedPlan& plan,
                 const Tensor& dense, DimsView dense_strides, const Tensor& places) {
  const auto item = static_cast<int64_t>(item_size(places.dtype()));
  int64_t work = 1;
  for (int64_t size : plan.sizes) work *= size;
  if (work == 0) return true;
  if (plan.size == 0) return false;
  bool out_of_range = false;
  kernels::IndexedLoop loop;
  loop.dense = dense.raw();
  loop.places = places.raw();
  loop.index = plan.index.raw();
  loop.size = plan.size;
  loop.wrap = plan.wrap;
  loop.step = plan.step * item;
  loop.out_of_range = &out_of_range;
  loop.operation = operation;
  loop.dtype = places.dtype();
  loop.dims = 0;
  for (int dim = 0; dim < plan.sizes.size(); ++dim)
    kernels::add_indexed(loop, plan.sizes[dim], dense_strides[size_t(dim)] * item,
                         plan.place_strides[dim] * item,
                         plan.index_strides[dim] * static_cast<int64_t>(sizeof(int64_t)));
  if (loop.dims == 0) {
    loop.dims = 1;
    loop.sizes[0] = 1;
    loop.dense_strides[0] = loop.place_strides[0] = loop.index_strides[0] = 0;
  }
  launch(op, kernels::run_indexed, loop, work);
  return !out_of_range;
}

IndexedPlan plan_along(const Tensor& places, int dim, const Tensor& index) {
  IndexedPlan plan(index.sizes(), places.strides(), index.strides(), index);
  plan.size = places.size(dim);
  plan.step = places.stride(dim);
  plan.place_strides[dim] = 0;
  return plan;
}

IndexedPlan plan_parts(const Tensor& places, int dim, const Tensor& index) {
  IndexedPlan plan(places.sizes(), places.strides(), Dims(places.ndim(), 0), index);
  plan.size = places.size(dim);
  plan.step = places.stride(dim);
  plan.sizes[dim] = index.numel();
  plan.place_strides[dim] = 0;
  plan.index_strides[dim] = index.ndim() ? index.stride(0) : 0;
  return plan;
}

Tensor with_a_dimension(const Tensor& tensor) {
  return tensor.ndim() ? tensor : alias(tensor, Layout::single(), tensor->offset);
}

}  // namespace backsweep
