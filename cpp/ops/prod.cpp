// Products.
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/record.hpp"
#include "ops/reduction.hpp"
#include "ops/scan.hpp"
#include "ops/truth.hpp"

namespace backsweep {
namespace {

constexpr const char* kFormula = "g * y / x; where x has zeros, g * product of the others";
constexpr Derivative kProdAll{"prod", "ProdBackward0", kFormula};
constexpr Derivative kProdDim{"prod", "ProdBackward1", kFormula};

Tensor product(const Tensor& input, DimSet dims, DimsView sizes, DType dtype) {
  const bool casts = dtype != input.dtype() &&
                     (is_floating(dtype) || is_floating(input.dtype()) || dtype == DType::Bool);
  Tensor source = casts ? cast_unrecorded(input, dtype) : input;
  const DType wide = is_floating(dtype) ? dtype : DType::Int64;
  if (source.dtype() != wide) source = cast_unrecorded(source, wide);
  Tensor result = empty(sizes, wide);
  run_reduction("prod", kernels::Reduction::Product, source, dims, {.values = result.raw()});
  return dtype == wide ? result : cast_unrecorded(result, dtype);
}

DType product_dtype(const Tensor& input, std::optional<DType> dtype) {
  return dtype.value_or(is_floating(input.dtype()) ? input.dtype() : DType::Int64);
}

// Dividing the product by each factor is the fast way. Factors of zero forbid it, and factors near
// zero would spoil the derivatives of the quotient, so a sweep that records itself goes without.
bool may_divide(const Tensor& x) {
  return !grad_enabled() && !any_nonzero(eq(x, Number(0.0)));
}

Tensor prod_all(const Tensor& input, std::optional<DType> dtype) {
  const DType result_dtype = product_dtype(input, dtype);
  Tensor result = product(input, DimSet::all(input.ndim()), {}, result_dtype);
  if (is_floating(result_dtype))
    record<kProdAll>(result, {&input}, {{&input, Saved::input(0)}, {&result, Saved::output(0)}},
                     [](Backward& backward) {
                       const Tensor& g = backward.gradient();
                       const Tensor x = to(backward.saved(0), g.dtype());
                       if (may_divide(x)) return backward.set(0, g * (backward.saved(1) / x));
                       const Tensor flat = reshape(x, DimsView(Dims{-1}));
                       backward.set(0, g * reshape(product_of_others(flat, 0), x.sizes()));
                     });
  return result;
}

Tensor prod_dim(const Tensor& input, int64_t dim, bool keepdim, std::optional<DType> dtype) {
  const DimSet dims = one_dim("prod", input, dim);
  const DType result_dtype = product_dtype(input, dtype);
  Tensor result = product(input, dims, reduced_sizes(input.sizes(), dims, keepdim), result_dtype);
  if (is_floating(result_dtype))
    record<kProdDim>(result, {&input}, {{&input, Saved::input(0)}, {&result, Saved::output(0)}},
                     [dims, dim](Backward& backward) {
                       const Tensor x = to(backward.saved(0), backward.gradient().dtype());
                       const Tensor g = with_ones(backward.gradient(), x.sizes(), dims);
                       if (!may_divide(x)) return backward.set(0, g * product_of_others(x, dim));
                       backward.set(0, g * (with_ones(backward.saved(1), x.sizes(), dims) / x));
                     });
  return result;
}

constexpr Op kOps[] = {
    {.name = "prod",
     .signature = "(Tensor input, *, dtype? dtype=None) -> Tensor",
     .call = call<prod_all>,
     .derivative = &kProdAll,
     .no_out = true,
     .samples = "(R[2,3],) (R[],) (R[0],) (Z[4],) (Z[2,3],)",
     .doc = "Product of all elements; integers and bool multiply into int64. Derivatives are exact "
            "at zeros too."},
    {.name = "prod",
     .signature = "(Tensor input, int dim, bool keepdim=False, *, dtype? dtype=None) -> Tensor",
     .call = call<prod_dim>,
     .derivative = &kProdDim,
     .samples = "(R[2,3], 1) (R[2,3,4], -2, True) (R[], 0) (R[3,0], 1) (R[3,0], 0) (Z[3,4], 1) "
                "(Z[4,3], 0)",
     .doc = "Products along `dim`."},
};
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep
