// Window functions. https://docs.pytorch.org/docs/stable/torch.html#spectral-ops
#include "graph/leaf.hpp"
#include "ops/constants.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"

namespace backsweep {
namespace {

using OptionalDType = std::optional<DType>;
using Device = std::optional<bool>;

// Of the places 0 to 1 in the window; in float64, as the rest.
using Shape = Tensor (*)(const Tensor& place, double a, double b);

Tensor window(const char* op, int64_t length, bool periodic, OptionalDType dtype,
              bool requires_grad, Shape shape, double a = 0, double b = 0) {
  const DType wanted = dtype.value_or(default_dtype());
  if (!is_floating(wanted))
    fail(ErrorKind::Runtime, op, ": dtype ", wanted, " was given; ", op,
         " expects floating point dtypes, got: ", type_name(wanted), "; use float32 or float64");
  if (length < 0)
    fail(ErrorKind::Runtime, op, ": window_length=", length, " was given; ", op,
         " requires non-negative window_length, got window_length=", length);
  const GradMode mode(false);
  Tensor result;
  if (length <= 1) {
    result = ones(Dims{length}, wanted);
  } else {
    const auto last = static_cast<double>(periodic ? length : length - 1);
    const Tensor places =
        arange(Number(0), Number(length), Number(1), DType::Float64) / Number(last);
    result = to(shape(places, a, b), wanted);
  }
  if (requires_grad) change_requires_grad(result, true);
  return result;
}

Tensor cosine(const Tensor& place, double a, double b) {
  return cos(place * Number(2 * kPi)) * Number(-b) + Number(a);
}
Tensor triangle(const Tensor& place, double, double) {
  return Number(1.0) - abs(place * Number(2.0) - Number(1.0));
}
Tensor two_cosines(const Tensor& place, double, double) {
  return cosine(place, 0.42, 0.5) + cos(place * Number(4 * kPi)) * Number(0.08);
}
Tensor kaiser(const Tensor& place, double beta, double) {
  const Tensor ratio = place * Number(2.0) - Number(1.0);
  return i0(sqrt(Number(1.0) - ratio * ratio) * Number(beta)) /
         i0(scalar(Number(beta), DType::Float64));
}

Tensor bartlett_window(int64_t length, bool periodic, OptionalDType dtype, Device,
                       bool requires_grad) {
  return window("bartlett_window", length, periodic, dtype, requires_grad, triangle);
}
Tensor blackman_window(int64_t length, bool periodic, OptionalDType dtype, Device,
                       bool requires_grad) {
  return window("blackman_window", length, periodic, dtype, requires_grad, two_cosines);
}
Tensor hann_window(int64_t length, bool periodic, OptionalDType dtype, Device, bool requires_grad) {
  return window("hann_window", length, periodic, dtype, requires_grad, cosine, 0.5, 0.5);
}
Tensor hamming_window(int64_t length, bool periodic, double alpha, double beta, OptionalDType dtype,
                      Device, bool requires_grad) {
  return window("hamming_window", length, periodic, dtype, requires_grad, cosine, alpha, beta);
}
Tensor kaiser_window(int64_t length, bool periodic, double beta, OptionalDType dtype, Device,
                     bool requires_grad) {
  return window("kaiser_window", length, periodic, dtype, requires_grad, kaiser, beta);
}

#define WINDOW(name_, parameters, samples_, doc_)                                                  \
  Op {                                                                                             \
    .name = #name_,                                                                                \
    .signature = "(int window_length, bool periodic=True" parameters                               \
                 ", *, dtype? dtype=None, device? device=None, bool requires_grad=False) -> "      \
                 "Tensor",                                                                         \
    .call = call<name_>, .forms = OpForms::kFunction, .no_out = true,                              \
    .samples = "(5) (4, False) (1) (0) (3, False) " samples_, .skip = "numpy: of other arguments", \
    .doc = doc_                                                                                    \
  }

constexpr Op kOps[] = {
    WINDOW(bartlett_window, "", "(8)", "Triangle from 0 up to 1 and back."),
    WINDOW(blackman_window, "", "(8)",
           "0.42 - 0.5 * cos(2 * pi * n / N) + 0.08 * cos(4 * pi * n / N)."),
    WINDOW(hann_window, "", "(8)", "0.5 - 0.5 * cos(2 * pi * n / N)."),
    WINDOW(hamming_window, ", float alpha=0.54, float beta=0.46", "(6, True, 0.6, 0.3)",
           "alpha - beta * cos(2 * pi * n / N)."),
    WINDOW(kaiser_window, ", float beta=12.0", "(6, True, 5.0)",
           "i0(beta * sqrt(1 - (2 * n / N - 1)**2)) / i0(beta)."),
};
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep
