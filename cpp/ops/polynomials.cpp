// Orthogonal polynomials: of x, with a degree n for each element. PyTorch has no derivatives of
// them, so there are none here.
#include "kernels/special_functions.hpp"
#include "ops/elementwise.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"

namespace backsweep {
namespace {

using Polynomial = double (*)(double x, int64_t n);

// The whole part of a degree; what no degree can be, as large as one can be.
int64_t degree_of(double n) {
  constexpr double kMost = 1e18;
  return static_cast<int64_t>(n > kMost ? kMost : n < -1 ? -1 : n);
}

template <class T>
[[gnu::noinline]] void run_degrees(Polynomial polynomial, char* const* data, const int64_t* strides,
                                   int64_t size) {
  int64_t degree = 0;
  for (int64_t i = 0; i < size; ++i) {
    const double x = static_cast<double>(*reinterpret_cast<const T*>(data[1] + i * strides[1]));
    const double n = static_cast<double>(*reinterpret_cast<const T*>(data[2] + i * strides[2]));
    if (i == 0 || strides[2] != 0) degree = degree_of(n);
    *reinterpret_cast<T*>(data[0] + i * strides[0]) =
        static_cast<T>(n == n ? polynomial(x, degree) : n);
  }
}
template <Polynomial polynomial, class T>
void polynomial_run(char* const* data, const int64_t* strides, int64_t size) {
  run_degrees<T>(polynomial, data, strides, size);
}

template <Polynomial polynomial>
constexpr LoopsByDType kLoops = {nullptr,
                                 nullptr,
                                 nullptr,
                                 nullptr,
                                 &polynomial_run<polynomial, float>,
                                 &polynomial_run<polynomial, double>};

Tensor as_tensor(const TensorOrNumber& operand, DType dtype) {
  if (const auto* number = std::get_if<Number>(&operand)) return scalar(*number, dtype);
  const Tensor& tensor = std::get<Tensor>(operand);
  return tensor.dtype() == dtype ? detach(tensor) : cast_unrecorded(tensor, dtype);
}

Tensor evaluate(const LoopsByDType& loops, const TensorOrNumber& x, const TensorOrNumber& n) {
  constexpr const char* op = "polynomial";
  const auto* x_tensor = std::get_if<Tensor>(&x);
  const auto* n_tensor = std::get_if<Tensor>(&n);
  if (!x_tensor && !n_tensor)
    fail(ErrorKind::Type, op,
         ": two numbers were given; at least one argument must be a tensor; make one with "
         "tensor(...)");
  const DType promoted = x_tensor && n_tensor ? result_type(*x_tensor, *n_tensor)
                         : x_tensor           ? result_type(*x_tensor, std::get<Number>(n))
                                              : result_type(*n_tensor, std::get<Number>(x));
  const DType dtype = loop_dtype(op, Types::Floating, promoted);
  const Tensor points = as_tensor(x, dtype);
  const Tensor degrees = as_tensor(n, dtype);
  Tensor result = empty_result(broadcast_sizes(op, points.sizes(), degrees.sizes()), dtype,
                               {&points, &degrees});
  run_elementwise(op, loops[static_cast<int>(dtype)], result, {&points, &degrees});
  return result;
}

// The polynomials on [0, 1] are those on [-1, 1] at 2 x - 1.
template <Polynomial polynomial>
double shifted(double x, int64_t n) {
  return polynomial(2 * x - 1, n);
}

template <Polynomial polynomial>
Value call_polynomial(std::span<Value> arguments) {
  const auto operand = [&](size_t i) -> TensorOrNumber {
    if (auto* tensor = std::get_if<Tensor>(&arguments[i])) return *tensor;
    return std::get<Number>(arguments[i]);
  };
  return evaluate(kLoops<polynomial>, operand(0), operand(1));
}

#define POLYNOMIAL(name_, function, doc_)                                            \
  Op {                                                                               \
    .name = name_, .signature = "(Tensor|Number x, Tensor|Number n) -> Tensor",      \
    .call = call_polynomial<function>, .forms = OpForms::kFunction,                  \
    .samples =                                                                       \
        "(U[2,3], 3) (R[4], A([0, 1, 4, -1])) (N[2,1], I[3]) (0.25, I[3]) (U[], 6) " \
        "(R[0], 2)",                                                                 \
    .skip = "numpy: NumPy's take coefficients", .doc = doc_                          \
  }

constexpr Op kOps[] = {
    POLYNOMIAL("special.chebyshev_polynomial_t", special::chebyshev_t,
               "Chebyshev's polynomial of the first kind, `cos(n * acos(x))`."),
    POLYNOMIAL("special.chebyshev_polynomial_u", special::chebyshev_u,
               "Chebyshev's polynomial of the second kind."),
    POLYNOMIAL("special.chebyshev_polynomial_v", special::chebyshev_v,
               "Chebyshev's polynomial of the third kind."),
    POLYNOMIAL("special.chebyshev_polynomial_w", special::chebyshev_w,
               "Chebyshev's polynomial of the fourth kind."),
    POLYNOMIAL("special.shifted_chebyshev_polynomial_t", shifted<special::chebyshev_t>,
               "Chebyshev's polynomial of the first kind at `2 * x - 1`."),
    POLYNOMIAL("special.shifted_chebyshev_polynomial_u", shifted<special::chebyshev_u>,
               "Chebyshev's polynomial of the second kind at `2 * x - 1`."),
    POLYNOMIAL("special.shifted_chebyshev_polynomial_v", shifted<special::chebyshev_v>,
               "Chebyshev's polynomial of the third kind at `2 * x - 1`."),
    POLYNOMIAL("special.shifted_chebyshev_polynomial_w", shifted<special::chebyshev_w>,
               "Chebyshev's polynomial of the fourth kind at `2 * x - 1`."),
    POLYNOMIAL("special.hermite_polynomial_h", special::hermite_h,
               "The physicists' Hermite polynomial; NaN for n > 512."),
    POLYNOMIAL("special.hermite_polynomial_he", special::hermite_he,
               "The probabilists' Hermite polynomial; NaN for n > 512."),
    POLYNOMIAL("special.laguerre_polynomial_l", special::laguerre_l,
               "Laguerre's polynomial; NaN for n > 10,000,000."),
    POLYNOMIAL("special.legendre_polynomial_p", special::legendre_p,
               "Legendre's polynomial; NaN for n > 10,000,000."),
};
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep
