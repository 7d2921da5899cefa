// take, put and take_along_dim: elements by their places in the flattened tensor, or along one
// dimension with broadcasting.
#include "kernels/launch.hpp"
#include "ops/change.hpp"
#include "ops/elementwise.hpp"
#include "ops/gather_scatter.hpp"
#include "ops/indexed.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"

namespace backsweep {
namespace {

constexpr Derivative kTake{"take", "TakeBackward0", "put(zeros, index, g, accumulate=True)"};
constexpr Derivative kTakeAlongDim{"take_along_dim", "GatherBackward0",
                                   "scatter_add(zeros, dim, indices, g)"};
constexpr Derivative kPut{"put", "PutBackward0",
                          "g, or put(g, index, 0) without accumulate; take(g, index)"};

void check_long(const char* op, const Tensor& index, const char* problem) {
  if (index.dtype() != DType::Int64)
    fail(ErrorKind::Runtime, op, ": an index of dtype ", index.dtype(), " was given; ", problem,
         "; convert it with .long()");
}

// The index addresses the flattened tensor.
IndexedPlan plan_flat(const Tensor& flat, const Tensor& index) {
  IndexedPlan plan(index.sizes(), Dims(index.ndim(), 0), index.strides(), index);
  plan.size = plan.wrap = flat.numel();
  plan.step = 1;
  return plan;
}

void check_places(const char* op, const Tensor& index, int64_t size) {
  if (const auto value = value_outside(index, -size, size))
    fail(ErrorKind::Index, op, ": index ", *value,
         " was given; out of range: tried to access index ", *value, " on a tensor of ", size,
         " elements.; indices from -", size, " to ", size - 1, " are required");
}

Tensor put(const Tensor& input, const Tensor& index, const Tensor& source, bool accumulate);

Tensor as_vector(const Tensor& tensor) {
  return tensor.ndim() == 1 ? tensor : reshape(tensor, Dims{-1});
}

Tensor take(const Tensor& input, const Tensor& index) {
  check_long("take", index, "take(): Expected a long tensor for index");
  if (input.numel() == 0 && index.numel() != 0)
    fail(ErrorKind::Index, "take: an empty tensor was given; take(): tried to take from an empty ",
         "tensor; an empty index is required");
  Tensor flat = input;
  if (!input.is_contiguous()) {
    flat = empty(input.sizes(), input.dtype());
    copy_unrecorded(flat, input);
  }
  Tensor result = empty(index.sizes(), input.dtype());
  if (!run_indexed("take", IndexedOperation::Read, plan_flat(flat, index), result, result.strides(),
                   flat))
    check_places("take", index, flat.numel());
  record<kTake>(result, {&input}, {{&index, Saved::kConstant}},
                [layout = input.layout_ref()](Backward& backward) {
                  const Tensor& g = backward.gradient();
                  backward.set(0,
                               put(zeros(layout->sizes(), g.dtype()), backward.saved(0), g, true));
                });
  return result;
}

Tensor put_elements(Tensor& input, const Tensor& index, const Tensor& source, bool accumulate,
                    bool in_place) {
  check_long("put", index, "put_(): Expected a long tensor for index");
  if (input.dtype() != source.dtype())
    fail(ErrorKind::Runtime, "put: put_(): self and source expected to have the same dtype, but ",
         "got self.dtype = ", input.dtype(), " and source.dtype = ", source.dtype(),
         "; convert one of them");
  if (index.numel() != source.numel())
    fail(ErrorKind::Index, "put: put_(): Expected source and index to have the same number of ",
         "elements, but got source.numel() = ", source.numel(), ", index.numel() = ", index.numel(),
         "; one index for each element is required");
  if (input.numel() == 0 && index.numel() != 0)
    fail(ErrorKind::Index, "put: an empty tensor was given; put_(): tried to put elements into an ",
         "empty tensor; an empty index is required");
  check_places("put", index, input.numel());
  return change<kPut>(
      "put", input, in_place, {&source}, {{&index, Saved::kConstant}},
      [&](Tensor& target) {
        const GradMode mode(false);
        const Tensor flat = contiguous(target);
        const Tensor places = as_vector(apart_from(index, target));
        const Tensor values = as_vector(apart_from(source, target));
        run_indexed("put", accumulate ? IndexedOperation::Add : IndexedOperation::Write,
                    plan_flat(flat, places), values, values.strides(), flat);
        if (flat.impl() != target.impl()) copy_unrecorded(target, flat);
      },
      [accumulate, layout = source.layout_ref()](Backward& backward) {
        const Tensor& g = backward.gradient();
        const Tensor saved = backward.saved(0);
        if (backward.needs(0))
          backward.set(0, accumulate ? g : put(g, saved, zeros(saved.sizes(), g.dtype()), false));
        if (backward.needs(1)) backward.set(1, reshape(take(g, saved), layout->sizes()));
      });
}

Tensor put(const Tensor& input, const Tensor& index, const Tensor& source, bool accumulate) {
  Tensor target = input;
  return put_elements(target, index, source, accumulate, false);
}

template <bool in_place>
Value put_row(std::span<Value> arguments) {
  return put_elements(std::get<Tensor>(arguments[0]), std::get<Tensor>(arguments[1]),
                      std::get<Tensor>(arguments[2]), std::get<bool>(arguments[3]), in_place);
}

// A tensor broadcast to `sizes` but along `dim`.
Tensor broadcast_but(const Tensor& tensor, DimsView sizes, int dim) {
  Dims wanted(sizes);
  wanted[dim] = tensor.size(dim);
  return equal(wanted, tensor.sizes()) ? tensor : expand(tensor, wanted);
}

// The same for an index, which needs no history; those from the end count from the start.
Tensor broadcast_index(const Tensor& index, DimsView sizes, int dim, int64_t size) {
  const Tensor given = contiguous(index);
  const Tensor places = empty(given.layout_ref(), DType::Int64);
  bool out_of_range = false;
  launch(
      "take_along_dim", kernels::add_offsets,
      {given.data<int64_t>(), places.data<int64_t>(), given.numel(), size, 1, true, &out_of_range},
      given.numel());
  if (out_of_range)
    fail(ErrorKind::Runtime, "take_along_dim: index ",
         value_outside(given, -size, size).value_or(0), " is out of bounds for dimension ", dim,
         " with size ", size, "; indices from -size to size - 1 are required");
  Dims wanted(sizes);
  Dims strides(places.strides());
  wanted[dim] = places.size(dim);
  for (int d = 0; d < places.ndim(); ++d)
    if (places.size(d) == 1) strides[d] = 0;
  return equal(wanted, places.sizes()) ? places
                                       : alias(places, Layout::strided(wanted, strides), 0);
}

Tensor take_along_dim(const Tensor& input, const Tensor& indices,
                      const std::optional<int64_t>& given_dim) {
  check_long("take_along_dim", indices, "torch.take_along_dim(): dtype of indices should be Long");
  if (!given_dim) return take_along_dim(as_vector(input), as_vector(indices), int64_t{0});
  if (input.ndim() != indices.ndim())
    fail(ErrorKind::Runtime, "take_along_dim: torch.take_along_dim(): input and indices should ",
         "have the same number of dimensions, but got ", input.ndim(),
         " dimensions for input, and ", indices.ndim(), " dimensions for indices; use unsqueeze");
  const int dim = wrap_dim("take_along_dim", *given_dim, input.ndim());
  if (input.ndim() == 0) return gather(input, dim, indices);
  Dims of_indices(indices.sizes());
  of_indices[dim] = input.size(dim);
  const Dims joint = broadcast_sizes("take_along_dim", input.sizes(), of_indices);
  const int64_t size = input.size(dim);
  return gather(broadcast_but(input, joint, dim), dim, broadcast_index(indices, joint, dim, size));
}

constexpr Op kOps[] = {
    {.name = "take",
     .signature = "(Tensor input, Tensor index) -> Tensor",
     .call = call<take>,
     .derivative = &kTake,
     .samples = "(R[2,3], A([0, 5, 5, -2])) (R[2,3], A([[1], [0]])) (R[4], A([])) (R[], A(0))",
     .doc = "The elements at given places of the flattened tensor."},
    {.name = "put",
     .signature = "(Tensor input, Tensor index, Tensor source, bool accumulate=False) -> Tensor",
     .call = put_row<false>,
     .derivative = &kPut,
     .call_in_place = put_row<true>,
     .no_out = true,
     .samples =
         "(R[2,3], A([0, 5, -2]), R[3]) (R[2,3], A([1, 1]), R[2], True) (R[4], A([2]), R[1])",
     .doc = "Elements put at given places of the flattened tensor, or added there."},
    {.name = "take_along_dim",
     .signature = "(Tensor input, Tensor indices, int? dim=None) -> Tensor",
     .call = call<take_along_dim>,
     .derivative = &kTakeAlongDim,
     .samples = "(R[2,3], A([[0, 2, 0, -1]]), 1) (R[2,3], A([[1, 0, 1]]), 0) "
                "(R[3], A([2, 1]), -1)",
     .doc = "The elements at given places of a dimension; the other dimensions are broadcast."},
};
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep
