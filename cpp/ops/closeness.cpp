// isclose, allclose, equal.
#include <cmath>

#include "ops/elementwise.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/parameter_kernels.hpp"
#include "ops/record.hpp"
#include "ops/truth.hpp"

namespace backsweep {
namespace {

void check_tolerance(const char* name, double value) {
  if (!(value >= 0))
    fail(ErrorKind::Runtime, "isclose: ", name, "=", value, " was given; ", name,
         " must be greater than or equal to zero, but got ", value);
}

// |input - other| <= atol + rtol * |other|. Infinities are close to themselves only.
Tensor isclose(const Tensor& input, const Tensor& other, double rtol, double atol, bool equal_nan) {
  if (input.dtype() != other.dtype())
    fail(ErrorKind::Runtime, "isclose: tensors of dtypes ", input.dtype(), " and ", other.dtype(),
         " were given; ", type_name(input.dtype()), " did not match ", type_name(other.dtype()),
         "; convert one of them");
  check_tolerance("rtol", rtol);
  check_tolerance("atol", atol);
  if (is_floating(input.dtype())) {
    const IsCloseParameters parameters{rtol, atol, equal_nan};
    Tensor result = empty_result(broadcast_sizes("isclose", input.sizes(), other.sizes()),
                                 DType::Bool, {&input, &other});
    run_elementwise("isclose", parameter_kernels.isclose[static_cast<int>(input.dtype())], result,
                    {&input, &other}, &parameters);
    return result;
  }
  const GradMode mode(false);
  Tensor close = eq(input, other);
  if (rtol == 0 && atol == 0) return close;
  // As PyTorch: the tolerance of integers is computed in the default dtype.
  const Tensor real = to(other, default_dtype());
  Tensor allowed = abs(real * Number(rtol));
  add_(allowed, Number(atol));
  const Tensor distance = abs(to(input, real.dtype()) - real);
  logical_or_(close, logical_and(lt(distance, Number(HUGE_VAL)), le(distance, allowed)));
  return close;
}

bool allclose(const Tensor& input, const Tensor& other, double rtol, double atol, bool equal_nan) {
  return !any_nonzero(logical_not(isclose(input, other, rtol, atol, equal_nan)));
}

bool equal_row(const Tensor& input, const Tensor& other) {
  if (!equal(input.sizes(), other.sizes())) return false;
  return !any_nonzero(ne(input, other));
}

constexpr Op kOps[] = {
    {.name = "isclose",
     .signature = "(Tensor input, Tensor other, float rtol=1e-05, float atol=1e-08, bool "
                  "equal_nan=False) -> Tensor",
     .call = call<isclose>,
     .no_out = true,
     .samples = "(R[2,3], R[2,3]) (R[2,3], R[3], 0.5, 0.25) (R[], R[2], rtol=0, atol=0) "
                "(I[2,3], I[3]) (A([1.0, 2.0, 3.0]), A([1.0, 2.0000001, 3.1]), 1e-05, 1e-08, True) "
                "(B[3], B[3]) (R[2,0], R[0])",
     .doc = "True where |input - other| <= atol + rtol * |other|; NaN are close if equal_nan."},
    {.name = "allclose",
     .signature = "(Tensor input, Tensor other, float rtol=1e-05, float atol=1e-08, bool "
                  "equal_nan=False) -> bool",
     .call = call<allclose>,
     .example = "(R[2], R[2])",
     .skip = "samples: the result is a bool, tested by hand",
     .doc = "Whether all elements are close, see `isclose`."},
    {.name = "equal",
     .signature = "(Tensor input, Tensor other) -> bool",
     .call = call<equal_row>,
     .example = "(R[2], R[2])",
     .skip = "samples: the result is a bool, tested by hand",
     .doc = "Whether both have the same shape and the same elements; NaN equals nothing."},
};
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep
