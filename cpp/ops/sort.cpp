#include "ops/sort.hpp"

#include "kernels/launch.hpp"
#include "kernels/sort.hpp"
#include "ops/gather_scatter.hpp"
#include "ops/indexed.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/record.hpp"

namespace backsweep {
namespace {

constexpr Derivative kSort{"sort", "SortBackward0", "scatter(zeros, dim, indices, g)"};
constexpr Derivative kSortStable{"sort", "SortBackward1", "scatter(zeros, dim, indices, g)"};
constexpr Derivative kTopk{"topk", "TopkBackward0", "scatter(zeros, dim, indices, g)"};

// The gradient goes back to the places that the values came from.
template <const Derivative& derivative>
void record_places(Sorted& sorted, const Tensor& input, int dim) {
  record<derivative>(
      sorted.values, {&input}, {{&sorted.indices, Saved::kConstant}},
      [dim, layout = input.layout_ref()](Backward& backward) {
        const Tensor& g = backward.gradient();
        backward.set(0, scatter(zeros(layout->sizes(), g.dtype()), dim, backward.saved(0), g));
      });
}

TensorList pair(Sorted&& sorted) {
  return {std::move(sorted.values), std::move(sorted.indices)};
}

template <const Derivative& derivative>
Sorted sorted_along(const char* op, const Tensor& input, int64_t given_dim, bool descending) {
  const int dim = wrap_dim(op, given_dim, input.ndim());
  Sorted sorted =
      sort_unrecorded(op, input, dim, input.ndim() ? input.size(dim) : 1, descending, true);
  record_places<derivative>(sorted, input, dim);
  return sorted;
}

TensorList sort(const Tensor& input, int64_t dim, bool descending) {
  return pair(sorted_along<kSort>("sort", input, dim, descending));
}

// Every sort here is stable.
Value sort_stable_row(std::span<Value> arguments) {
  return pair(sorted_along<kSortStable>("sort", std::get<Tensor>(arguments[0]),
                                        std::get<int64_t>(arguments[2]),
                                        std::get<bool>(arguments[3])));
}

Tensor msort(const Tensor& input) {
  return sorted_along<kSort>("msort", input, 0, false).values;
}

Tensor argsort(const Tensor& input, int64_t given_dim, bool descending, bool) {
  const int dim = wrap_dim("argsort", given_dim, input.ndim());
  return sort_unrecorded("argsort", input, dim, input.ndim() ? input.size(dim) : 1, descending,
                         true)
      .indices;
}

// The results are sorted whether that is asked for or not.
TensorList topk(const Tensor& input, int64_t k, int64_t given_dim, bool largest, bool) {
  const int dim = wrap_dim("topk", given_dim, input.ndim());
  const int64_t size = input.ndim() ? input.size(dim) : 1;
  if (input.dtype() == DType::Bool)
    fail(ErrorKind::Runtime,
         "topk: a bool tensor was given; topk does not support bool dtypes on CPU; convert with "
         ".to(uint8)");
  if (k < 0 || k > size)
    fail(ErrorKind::Runtime, "topk: k=", k, " was given for ", size,
         " elements; selected index k out of range; k from 0 to the size of the dimension is ",
         "required");
  Sorted sorted = sort_unrecorded("topk", input, dim, input.ndim() ? k : 1, largest);
  record_places<kTopk>(sorted, input, dim);
  return pair(std::move(sorted));
}

constexpr Op kOps[] = {
    {.name = "sort",
     .signature = "(Tensor input, int dim=-1, bool descending=False) -> (Tensor values, Tensor "
                  "indices)",
     .call = call<sort>,
     .derivative = &kSort,
     .samples = "(D[5],) (D[2,3], 0, True) (D[2,3,4], 1) (D[],) (D[0],) (D[40], -1, True)",
     .doc = "The elements along a dimension in order, and where they were; NaN is last."},
    {.name = "sort",
     .signature = "(Tensor input, *, bool? stable, int dim=-1, bool descending=False) -> (Tensor "
                  "values, Tensor indices)",
     .call = sort_stable_row,
     .derivative = &kSortStable,
     .skip = "gradient: that of the other row",
     .doc = "The elements along a dimension in order, and where they were; NaN is last."},
    {.name = "msort",
     .signature = "(Tensor input) -> Tensor",
     .call = call<msort>,
     .derivative = &kSort,
     .samples = "(D[5],) (D[3,2],) (D[],)",
     .doc = "The elements along the first dimension in order."},
    {.name = "argsort",
     .signature = "(Tensor input, int dim=-1, bool descending=False, bool stable=False) -> Tensor",
     .call = call<argsort>,
     .no_out = true,
     .samples = "(D[5],) (D[2,3], 0, True) (D[2,3,4], 1) (D[],) (D[40],)",
     .doc = "Where the elements along a dimension are, in their order."},
    {.name = "topk",
     .signature = "(Tensor input, int k, int dim=-1, bool largest=True, bool sorted=True) -> "
                  "(Tensor values, Tensor indices)",
     .call = call<topk>,
     .derivative = &kTopk,
     .samples = "(D[5], 2) (D[2,3], 1, 0) (D[3,4], 3, -1, False) (D[40], 3) (D[], 1) (D[5], 0)",
     .doc = "The k largest (or smallest) elements along a dimension, and where they were."},
};
const OpTable kTable(kOps);

}  // namespace

Sorted sort_unrecorded(const char* op, const Tensor& given, int dim, int64_t kept, bool descending,
                       bool like_input) {
  const GradMode mode(false);
  const Tensor input = with_a_dimension(given);
  const int last = input.ndim() - 1;
  const Tensor rows = contiguous(dim == last ? input : transpose(input, dim, last));
  Dims sizes(rows.sizes());
  sizes[last] = kept;
  Sorted sorted{
      kept == rows.size(last) ? empty(rows.layout_ref(), rows.dtype()) : empty(sizes, rows.dtype()),
      {}};
  sorted.indices = empty(sorted.values.layout_ref(), DType::Int64);
  const int64_t length = rows.size(last);
  if (rows.numel() > 0 && kept > 0)
    launch(op, kernels::sort_rows,
           {rows.dtype(), descending, rows.raw(), rows.numel() / length, length, kept,
            sorted.values.raw(), sorted.indices.data<int64_t>()},
           rows.numel() * 8);
  std::swap(sizes[dim], sizes[last]);
  const Ref<const Layout> wanted =
      like_input && input.layout().is_dense() ? input.layout_ref() : Layout::contiguous(sizes);
  if (dim != last || !wanted->is_contiguous())
    for (Tensor* result : {&sorted.values, &sorted.indices}) {
      const Tensor turned = dim == last ? *result : transpose(*result, dim, last);
      if (equal(turned.strides(), wanted->strides())) {
        *result = alias(*result, wanted, (*result)->offset);
        continue;
      }
      *result = empty(wanted, result->dtype());
      copy_unrecorded(*result, turned);
    }
  if (given.ndim() == 0) {
    sorted.values = alias(sorted.values, Layout::scalar(), 0);
    sorted.indices = alias(sorted.indices, Layout::scalar(), 0);
  }
  return sorted;
}

}  // namespace backsweep
