// The rows of the factories: new tensors for Python.
#include "graph/leaf.hpp"
#include "ops/elementwise.hpp"
#include "ops/factories.hpp"
#include "ops/fill.hpp"
#include "ops/op.hpp"
#include "ops/warning.hpp"

namespace backsweep {
namespace {

using OptionalDType = std::optional<DType>;

// The bindings check `device`; nothing of it is left here.
using Device = std::optional<bool>;
// Whether the result is to be contiguous, or to keep its input's strides.
using MemoryFormat = std::optional<bool>;

Tensor finished(Tensor tensor, bool requires_grad) {
  if (requires_grad) change_requires_grad(tensor, true);
  return tensor;
}

DType natural_dtype(const Number& number) {
  return number.is_floating() ? default_dtype() : number.dtype();
}

Tensor zeros_row(const IntList& size, OptionalDType dtype, Device, bool requires_grad) {
  return finished(zeros(size, dtype.value_or(default_dtype())), requires_grad);
}
Tensor ones_row(const IntList& size, OptionalDType dtype, Device, bool requires_grad) {
  return finished(ones(size, dtype.value_or(default_dtype())), requires_grad);
}
Tensor empty_row(const IntList& size, OptionalDType dtype, Device, bool requires_grad,
                 MemoryFormat format) {
  if (!format.value_or(true))
    fail(
        ErrorKind::Runtime,
        "empty: memory_format=torch.preserve_format was given; unsupported memory format Preserve; "
        "leave it out");
  return finished(empty(size, dtype.value_or(default_dtype())), requires_grad);
}
Tensor full_row(const IntList& size, const Number& fill_value, OptionalDType dtype, Device,
                bool requires_grad) {
  const DType type = dtype.value_or(natural_dtype(fill_value));
  check_fits("full", fill_value, type);
  return finished(full(size, fill_value, type), requires_grad);
}

Tensor like(const Tensor& input, OptionalDType dtype, MemoryFormat format) {
  if (format.value_or(false)) return empty(input.sizes(), dtype.value_or(input.dtype()));
  return empty_result(input.sizes(), dtype.value_or(input.dtype()), {&input});
}
Tensor full_like_row(const Tensor& input, const Number& fill_value, OptionalDType dtype, Device,
                     bool requires_grad, MemoryFormat format) {
  const Tensor result = like(input, dtype, format);
  check_fits("full_like", fill_value, result.dtype());
  fill_unrecorded(result, fill_value);
  return finished(result, requires_grad);
}
Tensor zeros_like_row(const Tensor& input, OptionalDType dtype, Device device, bool requires_grad,
                      MemoryFormat format) {
  return full_like_row(input, Number(0), dtype, device, requires_grad, format);
}
Tensor ones_like_row(const Tensor& input, OptionalDType dtype, Device device, bool requires_grad,
                     MemoryFormat format) {
  return full_like_row(input, Number(1), dtype, device, requires_grad, format);
}
Tensor empty_like_row(const Tensor& input, OptionalDType dtype, Device, bool requires_grad,
                      MemoryFormat format) {
  return finished(like(input, dtype, format), requires_grad);
}

Tensor arange_row(const Number& start, const Number& end, const Number& step, OptionalDType dtype,
                  Device, bool requires_grad) {
  const bool real = start.is_floating() || end.is_floating() || step.is_floating();
  return finished(arange(start, end, step, dtype.value_or(real ? default_dtype() : DType::Int64)),
                  requires_grad);
}
Tensor arange_to_row(const Number& end, OptionalDType dtype, Device device, bool requires_grad) {
  return arange_row(Number(0), end, Number(1), dtype, device, requires_grad);
}
Tensor linspace_row(const Number& start, const Number& end, int64_t steps, OptionalDType dtype,
                    Device, bool requires_grad) {
  return finished(linspace(start, end, steps, dtype.value_or(default_dtype())), requires_grad);
}

Tensor logspace_row(const Number& start, const Number& end, int64_t steps, double base,
                    OptionalDType dtype, Device, bool requires_grad) {
  return finished(logspace(start, end, steps, base, dtype.value_or(default_dtype())),
                  requires_grad);
}
Tensor range_row(const Number& start, const Number& end, const Number& step, OptionalDType dtype,
                 Device, bool requires_grad) {
  warn(
      "torch.range is deprecated and will be removed in a future release because its behavior is "
      "inconsistent with Python's range builtin. Instead, use torch.arange, which produces values "
      "in [start, end).");
  return finished(closed_range(start, end, step, dtype.value_or(default_dtype())), requires_grad);
}
Tensor eye_row(int64_t n, int64_t m, OptionalDType dtype, Device, bool requires_grad) {
  return finished(eye(n, m, dtype.value_or(default_dtype())), requires_grad);
}
Tensor square_eye_row(int64_t n, OptionalDType dtype, Device device, bool requires_grad) {
  return eye_row(n, n, dtype, device, requires_grad);
}

#define OPTIONS "*, dtype? dtype=None, device? device=None, bool requires_grad=False"
#define FORMAT ", memory_format? memory_format=None"
#define ROW(name_, signature_, function, samples_, doc_, ...)                                    \
  Op {                                                                                           \
    .name = name_, .signature = signature_, .call = call<function>, .forms = OpForms::kFunction, \
    .no_out = std::string_view(name_).ends_with("_like"),                                        \
    .samples = samples_ __VA_OPT__(, ) __VA_ARGS__, .doc = doc_                                  \
  }
#define FACTORY(name_, signature_, function, samples_, doc_, ...) \
  ROW(name_, signature_ OPTIONS ") -> Tensor", function, samples_, doc_ __VA_OPT__(, ) __VA_ARGS__)
#define FORMATTED_FACTORY(name_, signature_, function, samples_, doc_) \
  ROW(name_, signature_ OPTIONS FORMAT ") -> Tensor", function, samples_, doc_)

constexpr Op kOps[] = {
    FACTORY("zeros", "(int... size, ", zeros_row, "(2, 3) (0,)",
            "Zeros; float32 unless a dtype is given."),
    FACTORY("ones", "(int... size, ", ones_row, "(2, 3) (0,)",
            "Ones; float32 unless a dtype is given."),
    FORMATTED_FACTORY("empty", "(int... size, ", empty_row, "",
                      "Elements of no particular value; float32 unless a dtype is given."),
    FACTORY("full", "(int() size, Number fill_value, ", full_row, "([2, 3], 1.5) ([2], 7)",
            "One value everywhere; the dtype follows the value unless it is given."),
    FORMATTED_FACTORY("zeros_like", "(Tensor input, ", zeros_like_row, "(R[2,3])",
                      "Zeros of another tensor's shape and dtype."),
    FORMATTED_FACTORY("ones_like", "(Tensor input, ", ones_like_row, "(R[2,3])",
                      "Ones of another tensor's shape and dtype."),
    FORMATTED_FACTORY("empty_like", "(Tensor input, ", empty_like_row, "",
                      "Elements of no particular value, of another tensor's shape and dtype."),
    FORMATTED_FACTORY("full_like", "(Tensor input, Number fill_value, ", full_like_row,
                      "(R[2,3], 2.5)", "One value in another tensor's shape and dtype."),
    FACTORY("arange", "(Number end, ", arange_to_row, "(5) (2.5)",
            "0, 1, 2, ... below end; int64 for integers, float32 otherwise."),
    FACTORY("arange", "(Number start, Number end, Number step=1, ", arange_row,
            "(1, 10, 3) (0.0, 1.0, 0.25) (5, 0, -2)",
            "start, start + step, ... below end; int64 for integers, float32 otherwise."),
    FACTORY("linspace", "(Number start, Number end, int steps, ", linspace_row,
            "(0.0, 1.0, 5) (3, -10, 4) (0.0, 1.0, 1)",
            "`steps` evenly spaced points from start to end, both included."),
    FACTORY("logspace", "(Number start, Number end, int steps, float base=10.0, ", logspace_row,
            "(0.0, 1.0, 5) (-1, 2, 4) (0.0, 1.0, 1) (1, 8, 8, 2.0)",
            "`steps` powers of the base, with evenly spaced exponents from start to end."),
    FACTORY("range", "(Number start, Number end, Number step=1, ", range_row, "",
            "start, start + step, ... up to end, which is included; deprecated, use `arange`.",
            .example = "(0, 3)", .skip = "samples: it warns; tested by hand"),
    FACTORY("eye", "(int n, ", square_eye_row, "(3) (0)", "Ones on the diagonal of n by n zeros."),
    FACTORY("eye", "(int n, int m, ", eye_row, "(2, 3) (3, 2) (0, 2)",
            "Ones on the diagonal of n by m zeros."),
};
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep
