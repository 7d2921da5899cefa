// masked_fill, masked_select, masked_scatter.
#include "ops/masked.hpp"

#include "kernels/launch.hpp"
#include "kernels/mask.hpp"
#include "ops/change.hpp"
#include "ops/elementwise.hpp"
#include "ops/fill.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"

namespace backsweep {
namespace {

constexpr Derivative kFillNumber{"masked_fill", "MaskedFillBackward0", "where(mask, 0, g)"};
constexpr Derivative kFillTensor{"masked_fill", "MaskedFillBackward1",
                                 "where(mask, 0, g); where(mask, g, 0).sum()"};
constexpr Derivative kSelect{"masked_select", "MaskedSelectBackward0",
                             "zeros.masked_scatter(mask, g)"};
constexpr Derivative kScatter{"masked_scatter", "MaskedScatterBackward0",
                              "where(mask, 0, g); g.masked_select(mask)"};

void check_mask(const char* op, const Tensor& mask, const char* problem) {
  if (mask.dtype() != DType::Bool)
    fail(ErrorKind::Runtime, op, ": a mask of dtype ", mask.dtype(), " was given; ", problem,
         "; compare first, as in x > 0, or convert it with .bool()");
}

void check_fill_mask(const Tensor& mask) {
  if (mask.dtype() == DType::Bool) return;
  const std::string problem =
      std::string("masked_fill_ only supports boolean masks, but got mask with dtype ") +
      dtype_name(mask.dtype());
  check_mask("masked_fill", mask, problem.c_str());
}

// A contiguous tensor of `sizes` with the same values, repeated.
Tensor spread_out(const Tensor& tensor, DimsView sizes) {
  if (tensor.is_contiguous() && equal(tensor.sizes(), sizes)) return tensor;
  Tensor result = empty(sizes, tensor.dtype());
  copy_unrecorded(result, tensor);
  return result;
}

void check_target(const char* op, const Tensor& target, const Tensor& mask) {
  const Dims joint = broadcast_sizes(op, target.sizes(), mask.sizes());
  if (!equal(joint, target.sizes()))
    fail(ErrorKind::Runtime, op, ": output with shape ", to_string(target.sizes()),
         " doesn't match the broadcast shape ", to_string(joint),
         "; use the operation without the underscore");
}

// The input itself, or repeated so that it has the sizes of the mask too; a view, recorded.
Tensor with_sizes_of(const char* op, const Tensor& input, const Tensor& mask) {
  const Dims joint = broadcast_sizes(op, input.sizes(), mask.sizes());
  return equal(joint, input.sizes()) ? input : expand(input, joint);
}

struct FillBack {
  void operator()(Backward& backward) const {
    const Tensor& g = backward.gradient();
    const Tensor mask = backward.saved(0);
    if (backward.needs(0)) backward.set(0, where(mask, Number(0.0), g));
    if (backward.node().edge_count() > 1 && backward.needs(1))
      backward.set(1, where(mask, g, Number(0.0)));
  }
};

template <bool in_place>
Tensor fill_number(Tensor& input, const Tensor& mask, const Number& value) {
  check_fill_mask(mask);
  check_fits("masked_fill", value, input.dtype());
  if (in_place) check_target("masked_fill_", input, mask);
  Tensor source = in_place ? input : with_sizes_of("masked_fill", input, mask);
  return change<kFillNumber, true>(
      "masked_fill", source, in_place, {}, {{&mask, Saved::kConstant}},
      [&](Tensor& target) {
        fill_where_unrecorded(target, apart_from(mask, target), scalar(value, target.dtype()));
      },
      FillBack{});
}

template <bool in_place>
Tensor fill_tensor(Tensor& input, const Tensor& mask, const Tensor& value) {
  check_fill_mask(mask);
  if (value.ndim() != 0)
    fail(ErrorKind::Runtime, "masked_fill: a value of shape ", to_string(value.sizes()),
         " was given; masked_fill only supports a 0-dimensional value tensor, but got tensor with ",
         value.ndim(), " dimension(s).; use where or masked_scatter");
  if (in_place) check_target("masked_fill_", input, mask);
  Tensor source = in_place ? input : with_sizes_of("masked_fill", input, mask);
  return change<kFillTensor, true>(
      "masked_fill", source, in_place, {&value}, {{&mask, Saved::kConstant}},
      [&](Tensor& target) {
        fill_where_unrecorded(target, apart_from(mask, target),
                              cast_unrecorded(value, target.dtype()));
      },
      FillBack{});
}

template <bool in_place>
Value fill_row(std::span<Value> arguments) {
  Tensor& input = std::get<Tensor>(arguments[0]);
  const Tensor& mask = std::get<Tensor>(arguments[1]);
  if (const auto* value = std::get_if<Tensor>(&arguments[2]))
    return fill_tensor<in_place>(input, mask, *value);
  return fill_number<in_place>(input, mask, std::get<Number>(arguments[2]));
}

template <bool in_place>
Tensor scatter(Tensor& input, const Tensor& mask, const Tensor& source) {
  check_mask("masked_scatter", mask, "masked_scatter_ only supports boolean masks");
  if (input.dtype() != source.dtype())
    fail(ErrorKind::Runtime, "masked_scatter: tensors of dtypes ", input.dtype(), " and ",
         source.dtype(), " were given; masked_scatter: expected self and source to have same ",
         "dtypes but got ", input.dtype(), " and ", source.dtype(), "; convert one of them");
  if (in_place) check_target("masked_scatter_", input, mask);
  Tensor whole = in_place ? input : with_sizes_of("masked_scatter", input, mask);
  return change<kScatter>(
      "masked_scatter", whole, in_place, {&source}, {{&mask, Saved::kConstant}},
      [&](Tensor& target) {
        const Tensor places = spread_out(apart_from(mask, target), target.sizes());
        const int64_t count = count_nonzero_of_mask(places);
        if (count > source.numel())
          fail(ErrorKind::Runtime, "masked_scatter: a source of ", source.numel(),
               " elements was given for a mask that holds at ", count,
               " places; Number of elements of source < number of ones in mask");
        const Tensor values = spread_out(apart_from(source, target), source.sizes());
        if (target.is_contiguous()) return spread_unrecorded(target, places, values);
        const Tensor result = spread_out(target, target.sizes());
        spread_unrecorded(result, places, values);
        copy_unrecorded(target, result);
      },
      [layout = source.layout_ref()](Backward& backward) {
        const Tensor& g = backward.gradient();
        const Tensor mask = backward.saved(0);
        if (backward.needs(0)) backward.set(0, where(mask, Number(0.0), g));
        if (!backward.needs(1)) return;
        const Tensor taken = masked_select(g, mask);
        const int64_t unused = layout->numel() - taken.numel();
        backward.set(1, reshape(cat({taken, zeros(Dims{unused}, g.dtype())}, 0), layout->sizes()));
      });
}

template <bool in_place>
Value scatter_row(std::span<Value> arguments) {
  return scatter<in_place>(std::get<Tensor>(arguments[0]), std::get<Tensor>(arguments[1]),
                           std::get<Tensor>(arguments[2]));
}

Tensor masked_select_row(const Tensor& input, const Tensor& mask) {
  return masked_select(input, mask);
}

// Of places that share an element, any that is meant counts.
[[gnu::cold]] void fill_shared(const Tensor& target, const Tensor& mask, const Tensor& value) {
  Dims sizes(target.sizes());
  IntList shared;
  for (int dim = 0; dim < target.ndim(); ++dim)
    if (target.stride(dim) == 0) {
      sizes[dim] = 1;
      shared.push_back(dim);
    }
  fill_where_unrecorded(alias(target, Layout::strided(sizes, target.strides()), target->offset),
                        amax(spread_out(mask, target.sizes()), shared, true), value);
}

constexpr Op kOps[] = {
    {.name = "masked_fill",
     .signature = "(Tensor input, Tensor mask, Tensor value) -> Tensor",
     .call = fill_row<false>,
     .derivative = &kFillTensor,
     .call_in_place = fill_row<true>,
     .no_out = true,
     .samples = "(R[2,3], B[2,3], R[]) (R[2,3], B[3], R[])",
     .doc = "The value where the mask holds, else the input."},
    {.name = "masked_fill",
     .signature = "(Tensor input, Tensor mask, Number value) -> Tensor",
     .call = fill_row<false>,
     .derivative = &kFillNumber,
     .call_in_place = fill_row<true>,
     .no_out = true,
     .samples = "(R[2,3], B[2,3], 1.5) (R[2,3], B[3], 0) (R[3], B[2,1], 0.5) (R[], B[], 2)",
     .doc = "The value where the mask holds, else the input."},
    {.name = "masked_select",
     .signature = "(Tensor input, Tensor mask) -> Tensor",
     .call = call<masked_select_row>,
     .derivative = &kSelect,
     .samples = "(R[2,3], B[2,3]) (R[2,3], B[3]) (R[3], B[2,1]) (R[37], B[37])",
     .doc = "The elements where the mask holds, in row-major order, as one vector."},
    {.name = "masked_scatter",
     .signature = "(Tensor input, Tensor mask, Tensor source) -> Tensor",
     .call = scatter_row<false>,
     .derivative = &kScatter,
     .call_in_place = scatter_row<true>,
     .no_out = true,
     .samples = "(R[2,3], B[2,3], R[6]) (R[2,3], B[3], R[2,4]) (R[37], B[37], R[37])",
     .doc = "The elements of `source`, in order, where the mask holds, else the input."},
};
const OpTable kTable(kOps);

}  // namespace

Tensor pack_unrecorded(const Tensor& input, const Tensor& mask) {
  const int64_t count = count_nonzero_of_mask(mask);
  const size_t item = item_size(input.dtype());
  // The kernel writes one past the last.
  Tensor result(Storage::allocate(size_t(count + 1) * item), Layout::contiguous(Dims{count}),
                input.dtype());
  launch("masked_select", kernels::pack_by_mask,
         {mask.raw(), mask.numel(), result.raw(), input.raw(), static_cast<int64_t>(item)},
         mask.numel());
  return result;
}

void spread_unrecorded(const Tensor& target, const Tensor& mask, const Tensor& values) {
  launch("masked_scatter", kernels::spread_by_mask,
         {mask.raw(), mask.numel(), values.raw(), target.raw(),
          static_cast<int64_t>(item_size(target.dtype()))},
         mask.numel());
}

void fill_where_unrecorded(const Tensor& target, const Tensor& mask, const Tensor& value) {
  if (shares_elements(target)) return fill_shared(target, mask, value);
  run_elementwise("masked_fill", cast_kernels.where[static_cast<int>(target.dtype())], target,
                  {&mask, &value, &target});
}

Tensor masked_fill(const Tensor& input, const Tensor& mask, const Number& value) {
  Tensor source = input;
  return fill_number<false>(source, mask, value);
}

Tensor masked_select(const Tensor& input, const Tensor& mask) {
  check_mask("masked_select", mask, "masked_select: expected BoolTensor for mask");
  const Dims joint = broadcast_sizes("masked_select", input.sizes(), mask.sizes());
  Tensor result = pack_unrecorded(spread_out(input, joint), spread_out(mask, joint));
  record<kSelect>(result, {&input}, {{&mask, Saved::kConstant}},
                  [layout = Layout::contiguous(joint)](Backward& backward) {
                    const Tensor& g = backward.gradient();
                    backward.set(
                        0, masked_scatter(zeros(layout->sizes(), g.dtype()), backward.saved(0), g));
                  });
  return result;
}

Tensor masked_scatter(const Tensor& input, const Tensor& mask, const Tensor& source) {
  Tensor whole = input;
  return scatter<false>(whole, mask, source);
}

}  // namespace backsweep
