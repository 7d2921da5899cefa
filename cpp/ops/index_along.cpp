#include "ops/index_along.hpp"

#include "ops/change.hpp"
#include "ops/fill.hpp"
#include "ops/indexed.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/scatter_checks.hpp"

namespace backsweep {
namespace {

constexpr Derivative kSelect{"index_select", "IndexSelectBackward0",
                             "index_add(zeros, dim, index, g)"};
constexpr Derivative kAdd{"index_add", "IndexAddBackward0",
                          "g; index_select(g, dim, index) * alpha"};
constexpr Derivative kCopy{"index_copy", "IndexCopyBackward0",
                           "index_fill(g, dim, index, 0); index_select(g, dim, index)"};
constexpr Derivative kFillNumber{"index_fill", "IndexFillBackward0",
                                 "index_fill(g, dim, index, 0)"};
constexpr Derivative kFillTensor{"index_fill", "IndexFillBackward1",
                                 "index_fill(g, dim, index, 0); index_select(g, dim, index).sum()"};

void check_vector(const char* op, ErrorKind kind, const Tensor& index, const char* problem) {
  if (index.ndim() > 1)
    fail(kind, op, ": an index of shape ", to_string(index.sizes()), " was given; ", problem,
         "; use flatten, or gather and scatter");
}

void check_long(const char* op, ErrorKind kind, const Tensor& index, const char* problem) {
  if (index.dtype() != DType::Int64)
    fail(kind, op, ": an index of dtype ", index.dtype(), " was given; ", problem,
         "; convert it with .long()");
}

// The places of a target that an index names; writes through it need checked indices.
struct Parts {
  Tensor target;  // with at least one dimension
  IndexedPlan plan;
  Parts(const Tensor& whole, int dim, const Tensor& index)
      : target(with_a_dimension(whole)),
        plan(plan_parts(target, dim, with_a_dimension(apart_from(index, whole)))) {}
};

void write(const char* op, IndexedOperation operation, const Tensor& whole, int dim,
           const Tensor& index, const Tensor& source) {
  const Parts parts(whole, dim, index);
  const Tensor dense = with_a_dimension(apart_from(source, whole));
  run_indexed(op, operation, parts.plan, dense, dense.strides(), parts.target);
}

void check_same_dtype(const char* op, const Tensor& input, const Tensor& source,
                      const char* problem) {
  if (input.dtype() != source.dtype())
    fail(ErrorKind::Runtime, op, ": a source of dtype ", source.dtype(), " was given; ", problem,
         "(self) ", input.dtype(), " and (source) ", source.dtype(), "; convert one of them");
}

Tensor add_parts(Tensor& input, int64_t given_dim, const Tensor& given_index, const Tensor& source,
                 const Number& alpha, bool in_place) {
  const int dim = wrap_dim("index_add", given_dim, input.ndim());
  check_parts("index_add", input, dim, given_index, source);
  const Tensor index = index_as_int64("index_add", given_index, "");
  return change<kAdd>(
      "index_add", input, in_place, {&source}, {{&index, Saved::kConstant}},
      [&](Tensor& target) {
        const GradMode mode(false);
        const Tensor scaled =
            alpha == Number(1) ? source : to(source * scalar(alpha, source.dtype()), input.dtype());
        write("index_add", IndexedOperation::Add, target, dim, index, scaled);
      },
      [dim, alpha](Backward& backward) {
        const Tensor& g = backward.gradient();
        if (backward.needs(0)) backward.set(0, g);
        if (!backward.needs(1)) return;
        const Tensor taken = index_select(g, dim, backward.saved(0));
        backward.set(1, alpha == Number(1) ? taken : taken * alpha);
      });
}

void check_copy(const Tensor& input, int dim, const Tensor& index, const Tensor& source) {
  check_vector("index_copy", ErrorKind::Index, index,
               "index_copy_(): Index should have dimension 1 or 0");
  check_long("index_copy", ErrorKind::Runtime, index,
             "index_copy_(): Expected a long tensor for index");
  check_same_dtype("index_copy", input, source,
                   "index_copy_(): self and source expected to have the same dtype, but got ");
  const Tensor target = with_a_dimension(input);
  const Tensor parts = with_a_dimension(source);
  if (source.ndim() == 0 && index.numel() != 1)
    fail(ErrorKind::Index, "index_copy: a source of one element was given; index_copy_(): When ",
         "source is scalar, index should have one element (got ", index.numel(),
         "); use index_fill");
  bool same_slices = target.ndim() == parts.ndim();
  for (int d = 0; same_slices && d < target.ndim(); ++d)
    same_slices = d == dim || target.size(d) == parts.size(d);
  if (!same_slices)
    fail(ErrorKind::Runtime, "index_copy: shapes ", to_string(input.sizes()), " and ",
         to_string(source.sizes()),
         " were given; index_copy_(): Source/destination tensor must have same slice shapes.; "
         "they may differ in dimension ",
         dim, " only");
  if (parts.size(dim) != index.numel())
    fail(ErrorKind::Index, "index_copy: index_copy_(): Number of indices (", index.numel(),
         ") should be equal to source.size(dim) (", parts.size(dim),
         "); one index for each part is required");
  if (const auto value = value_outside(index, 0, target.size(dim)))
    fail(ErrorKind::Index, "index_copy: index_copy_(): index ", *value,
         " is out of bounds for dimension ", dim, " with size ", target.size(dim),
         "; indices from 0 to size - 1 are required");
}

Tensor copy_parts(Tensor& input, int64_t given_dim, const Tensor& index, const Tensor& source,
                  bool in_place) {
  const int dim = wrap_dim("index_copy", given_dim, input.ndim());
  check_copy(input, dim, index, source);
  return change<kCopy>(
      "index_copy", input, in_place, {&source}, {{&index, Saved::kConstant}},
      [&](Tensor& target) {
        write("index_copy", IndexedOperation::Write, target, dim, index, source);
      },
      [dim, layout = source.layout_ref()](Backward& backward) {
        const Tensor& g = backward.gradient();
        const Tensor saved = backward.saved(0);
        if (backward.needs(0)) backward.set(0, index_fill(g, dim, saved, Number(0.0)));
        if (backward.needs(1))
          backward.set(1, reshape(index_select(g, dim, saved), layout->sizes()));
      });
}

// Negative indices count from the end here, as in PyTorch.
void fill_parts(const Tensor& target, int dim, const Tensor& index, const Tensor& value) {
  Parts parts(target, dim, index);
  const int64_t size = parts.target.size(dim);
  if (const auto outside = value_outside(index, -size, size))
    fail(ErrorKind::Index, "index_fill: index ", *outside, " is out of bounds for dimension ", dim,
         " with size ", size, "; indices from -size to size - 1 are required");
  parts.plan.wrap = size;
  run_indexed("index_fill", IndexedOperation::Write, parts.plan, value,
              Dims(parts.plan.sizes.size(), 0), parts.target);
}

struct FillBack {
  int dim;
  void operator()(Backward& backward) const {
    const Tensor& g = backward.gradient();
    const Tensor index = backward.saved(0);
    if (backward.needs(0)) backward.set(0, index_fill(g, dim, index, Number(0.0)));
    if (backward.node().edge_count() < 2 || !backward.needs(1)) return;
    // Each place counts once, however often the index names it.
    const Tensor kept = index_fill(g, dim, index, Number(0.0));
    backward.set(1, sum(g - kept, {}, false, {}));
  }
};

Tensor fill_row(std::span<Value> arguments, bool in_place) {
  Tensor& input = std::get<Tensor>(arguments[0]);
  const int dim = wrap_dim("index_fill", std::get<int64_t>(arguments[1]), input.ndim());
  const Tensor& index = std::get<Tensor>(arguments[2]);
  check_long("index_fill", ErrorKind::Index, index,
             "index_fill_(): Expected dtype int64 for index.");
  check_vector("index_fill", ErrorKind::Runtime, index, "Index has to be a vector/scalar");
  if (const auto* value = std::get_if<Tensor>(&arguments[3])) {
    if (value->ndim() != 0)
      fail(ErrorKind::Runtime, "index_fill: a value of shape ", to_string(value->sizes()),
           " was given; index_fill_ only supports a 0-dimensional value tensor, but got tensor ",
           "with ", value->ndim(), " dimension(s).; use index_copy");
    return change<kFillTensor, true>(
        "index_fill", input, in_place, {value}, {{&index, Saved::kConstant}},
        [&](Tensor& target) {
          fill_parts(target, dim, index, cast_unrecorded(*value, target.dtype()));
        },
        FillBack{dim});
  }
  const Number& value = std::get<Number>(arguments[3]);
  check_fits("index_fill", value, input.dtype());
  return change<kFillNumber, true>(
      "index_fill", input, in_place, {}, {{&index, Saved::kConstant}},
      [&](Tensor& target) { fill_parts(target, dim, index, scalar(value, target.dtype())); },
      FillBack{dim});
}

template <bool in_place>
Value index_fill_row(std::span<Value> arguments) {
  return fill_row(arguments, in_place);
}
Tensor index_select_row(const Tensor& input, int64_t dim, const Tensor& index) {
  return index_select(input, dim, index);
}
template <bool in_place>
Value index_add_row(std::span<Value> arguments) {
  return add_parts(std::get<Tensor>(arguments[0]), std::get<int64_t>(arguments[1]),
                   std::get<Tensor>(arguments[2]), std::get<Tensor>(arguments[3]),
                   std::get<Number>(arguments[4]), in_place);
}
template <bool in_place>
Value index_copy_row(std::span<Value> arguments) {
  return copy_parts(std::get<Tensor>(arguments[0]), std::get<int64_t>(arguments[1]),
                    std::get<Tensor>(arguments[2]), std::get<Tensor>(arguments[3]), in_place);
}

constexpr Op kOps[] = {
    {.name = "index_select",
     .signature = "(Tensor input, int dim, Tensor index) -> Tensor",
     .call = call<index_select_row>,
     .derivative = &kSelect,
     .samples = "(R[3,2], 0, A([2, 0, 0])) (R[2,3], -1, A([1])) (R[2,3,2], 1, A([2, 1, 2, 0])) "
                "(R[4], 0, A([])) (R[3], 0, A(1)) (R[], 0, A([0]))",
     .doc = "Parts of a dimension, in the order that an index names them."},
    {.name = "index_add",
     .signature = "(Tensor input, int dim, Tensor index, Tensor source, *, Number alpha=1) -> "
                  "Tensor",
     .call = index_add_row<false>,
     .derivative = &kAdd,
     .call_in_place = index_add_row<true>,
     .samples =
         "(R[3,2], 0, A([2, 0, 0]), R[3,2]) (R[2,3], -1, A([1, 1]), R[2,2]) (R[4], 0, A([]), "
         "R[0]) (R[], 0, A(0), R[])",
     .doc = "Parts of a source added to the parts of a dimension that an index names."},
    {.name = "index_copy",
     .signature = "(Tensor input, int dim, Tensor index, Tensor source) -> Tensor",
     .call = index_copy_row<false>,
     .derivative = &kCopy,
     .call_in_place = index_copy_row<true>,
     .samples = "(R[3,2], 0, A([2, 0]), R[2,2]) (R[2,3], -1, A([1]), R[2,1]) (R[3], 0, A([2, 1]), "
                "R[2]) (R[], 0, A([0]), R[1])",
     .doc = "Parts of a source in place of the parts of a dimension that an index names."},
    {.name = "index_fill",
     .signature = "(Tensor input, int dim, Tensor index, Tensor value) -> Tensor",
     .call = index_fill_row<false>,
     .derivative = &kFillTensor,
     .call_in_place = index_fill_row<true>,
     .no_out = true,
     .samples = "(R[3,2], 0, A([2, 0]), R[]) (R[2,3], -1, A([1]), R[])",
     .doc = "One value in the parts of a dimension that an index names."},
    {.name = "index_fill",
     .signature = "(Tensor input, int dim, Tensor index, Number value) -> Tensor",
     .call = index_fill_row<false>,
     .derivative = &kFillNumber,
     .call_in_place = index_fill_row<true>,
     .no_out = true,
     .samples = "(R[3,2], 0, A([2, 0, 2]), 1.5) (R[2,3], -1, A([]), 2) (R[3], 0, A([1]), 0)",
     .doc = "One value in the parts of a dimension that an index names."},
};
const OpTable kTable(kOps);

}  // namespace

void check_parts(const char* op, const Tensor& input, int dim, const Tensor& given_index,
                 const Tensor& source) {
  check_vector(op, ErrorKind::Index, given_index, "index_add_(): Index is supposed to be a vector");
  const Tensor index =
      index_as_int64(op, given_index, "index_add_(): Expected dtype int32/int64 for index");
  check_same_dtype(op, input, source,
                   "index_add_(): the two must have the same scalar type, but got ");
  bool same = input.ndim() == source.ndim();
  for (int d = 0; same && d < input.ndim(); ++d) same = d == dim || input.size(d) == source.size(d);
  if (!same)
    fail(ErrorKind::Runtime, op, ": source tensor shape must match self tensor shape, excluding ",
         "the specified dimension. Got self.shape = ", to_string(input.sizes()),
         " source.shape = ", to_string(source.sizes()), "; reshape the source");
  const int64_t parts = with_a_dimension(source).size(dim);
  if (parts != index.numel())
    fail(ErrorKind::Runtime, op, ": index_add_(): Number of indices (", index.numel(),
         ") should be equal to source.size(dim): (", parts, "), for dim: ", dim,
         "; one index for each part is required");
  check_range(op, index, dim, with_a_dimension(input).size(dim));
}

Tensor index_of_parts(const Tensor& index, int dim, const Tensor& source) {
  Dims strides(source.ndim(), 0);
  const Tensor whole = index_as_int64("index", index, "");
  if (source.ndim() && whole.ndim()) strides[dim] = whole.stride(0);
  return alias(whole, Layout::strided(source.sizes(), strides), whole->offset);
}

Tensor index_select(const Tensor& input, int64_t given_dim, const Tensor& given_index) {
  const int dim = wrap_dim("index_select", given_dim, input.ndim());
  check_vector("index_select", ErrorKind::Index, given_index,
               "index_select(): Index is supposed to be a vector");
  const Tensor index = index_as_int64("index_select", given_index,
                                      "index_select(): Expected dtype int32 or int64 for index");
  if (input.ndim() == 0 && index.numel() != 1)
    fail(ErrorKind::Runtime, "index_select: a 0-dim tensor was given; index_select(): Index to ",
         "scalar can have only 1 value, got ", index.numel(), " value(s); use expand");
  const Parts parts(input, dim, index);
  Tensor result = empty(input.ndim() ? DimsView(parts.plan.sizes) : input.sizes(), input.dtype());
  const Tensor dense = with_a_dimension(result);
  if (!run_indexed("index_select", IndexedOperation::Read, parts.plan, dense, dense.strides(),
                   parts.target) ||
      (result.numel() == 0 && index.numel() > 0)) {
    const int64_t size = parts.target.size(dim);
    if (const auto value = value_outside(index, 0, size))
      fail(ErrorKind::Index, "index_select: index ", *value, " was given for dimension ", dim,
           " of size ", size, "; index out of range in self (INDICES element is out of DATA ",
           "bounds, id=", *value, " axis_dim=", size, "); indices from 0 to size - 1 are required");
  }
  record<kSelect>(result, {&input}, {{&index, Saved::kConstant}},
                  [dim, layout = input.layout_ref()](Backward& backward) {
                    const Tensor& g = backward.gradient();
                    backward.set(0, index_add(zeros(layout->sizes(), g.dtype()), dim,
                                              backward.saved(0), g, Number(1)));
                  });
  return result;
}

Tensor index_add(const Tensor& input, int64_t dim, const Tensor& index, const Tensor& source,
                 const Number& alpha) {
  Tensor target = input;
  return add_parts(target, dim, index, source, alpha, false);
}
Tensor index_copy(const Tensor& input, int64_t dim, const Tensor& index, const Tensor& source) {
  Tensor target = input;
  return copy_parts(target, dim, index, source, false);
}
Tensor index_fill(const Tensor& input, int64_t dim, const Tensor& index, const Number& value) {
  Value arguments[] = {input, dim, index, value};
  return fill_row(arguments, false);
}

}  // namespace backsweep
