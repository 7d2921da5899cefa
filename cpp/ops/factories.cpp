#include "ops/factories.hpp"

#include <algorithm>
#include <cmath>

#include "ops/elementwise.hpp"
#include "ops/ops.hpp"
#include "ops/sequence_kernels.hpp"

namespace backsweep {
namespace {

Tensor sequence(const char* op, SequenceFunction function, int64_t size, DType dtype,
                SequenceArguments arguments) {
  const int64_t sizes[] = {size};
  Tensor result = empty(sizes, dtype);
  arguments.out = result.raw();
  arguments.size = size;
  launch(op, function, arguments, size);
  return result;
}

}  // namespace

void fill_unrecorded(const Tensor& target, const Number& value) {
  if (target.dtype() == DType::Float32 && target.numel() == 1) {
    *target.data<float>() = value.to<float>();
    return;
  }
  visit_dtype(target.dtype(), [&](auto tag) {
    using T = decltype(tag);
    T element = value.to<T>();
    const LoopFunction loop =
        cast_kernels.cast[static_cast<int>(target.dtype())][static_cast<int>(target.dtype())];
    if (target.is_contiguous()) {
      if (target.numel() == 1) {
        *target.data<T>() = element;
        return;
      }
      char* const data[] = {target.raw(), reinterpret_cast<char*>(&element)};
      const int64_t strides[] = {sizeof(T), 0};
      return launch_loop("fill", loop, data, strides, target.numel(), 2);
    }
    Tensor source = empty(Layout::scalar(), target.dtype());
    *source.data<T>() = element;
    run_elementwise("fill", loop, target, {&source});
  });
}

Tensor full(DimsView sizes, const Number& value, DType dtype) {
  Tensor result = empty(sizes, dtype);
  fill_unrecorded(result, value);
  return result;
}
Tensor zeros(DimsView sizes, DType dtype) {
  return full(sizes, Number(0), dtype);
}
Tensor ones(DimsView sizes, DType dtype) {
  return full(sizes, Number(1), dtype);
}

Tensor full_like(const Tensor& tensor, const Number& value) {
  Tensor result = empty_result(tensor.sizes(), tensor.dtype(), {&tensor});
  fill_unrecorded(result, value);
  return result;
}
Tensor zeros_like(const Tensor& tensor) {
  return full_like(tensor, Number(0));
}
Tensor ones_like(const Tensor& tensor) {
  return full_like(tensor, Number(1));
}

Tensor scalar(const Number& value, DType dtype) {
  return full({}, value, dtype);
}

Tensor arange(const Number& start, const Number& end, const Number& step, DType dtype) {
  const double width = end.real() - start.real();
  if (step.real() == 0)
    fail(ErrorKind::Runtime, "arange: a step of 0 was given; step must be nonzero");
  if (!std::isfinite(start.real()) || !std::isfinite(end.real()))
    fail(ErrorKind::Runtime, "arange: start ", start.real(), " and end ", end.real(),
         " were given; unsupported range: both must be finite");
  if ((step.real() > 0) != (width >= 0) && width != 0)
    fail(ErrorKind::Runtime, "arange: start ", start.real(), ", end ", end.real(), " and step ",
         step.real(), " were given; upper bound and lower bound inconsistent with step sign");
  const double count = std::ceil(width / step.real());
  if (count > 1e15)
    fail(ErrorKind::Runtime, "arange: ", count,
         " elements were asked for; invalid size, possible "
         "overflow; try a larger step");
  SequenceArguments arguments{};
  arguments.start = start.real();
  arguments.step = step.real();
  arguments.integer_start = start.integer();
  arguments.integer_step = step.integer();
  return sequence("arange", sequence_kernels.arange[static_cast<int>(dtype)],
                  static_cast<int64_t>(count), dtype, arguments);
}

Tensor linspace(const Number& start, const Number& end, int64_t steps, DType dtype) {
  if (steps < 0)
    fail(ErrorKind::Runtime, "linspace: ", steps,
         " steps were given; number of steps must be non-negative");
  SequenceArguments arguments{};
  arguments.start = start.real();
  arguments.end = end.real();
  arguments.step = steps > 1 ? (end.real() - start.real()) / static_cast<double>(steps - 1) : 0.0;
  if (steps == 1) arguments.end = arguments.start;
  return sequence("linspace", sequence_kernels.linspace[static_cast<int>(dtype)], steps, dtype,
                  arguments);
}

Tensor logspace(const Number& start, const Number& end, int64_t steps, double base, DType dtype) {
  if (steps < 0)
    fail(ErrorKind::Runtime, "logspace: ", steps,
         " steps were given; number of steps must be non-negative");
  const Tensor exponents = linspace(start, end, steps, DType::Float64);
  const GradMode mode(false);
  return to(pow(Number(base), exponents), dtype);
}

Tensor closed_range(const Number& start, const Number& end, const Number& step, DType dtype) {
  const bool whole = !is_floating(dtype);
  const double first = whole ? static_cast<double>(start.integer()) : start.real();
  const double last = whole ? static_cast<double>(end.integer()) : end.real();
  const double width = whole ? static_cast<double>(step.integer()) : step.real();
  if (dtype == DType::Bool)
    fail(ErrorKind::NotImplemented,
         "range: dtype bool was given; \"range_cpu\" not implemented for 'Bool'; use uint8");
  if (step.real() == 0 || width == 0)
    fail(ErrorKind::Runtime, "range: a step of ", step.real(), " was given; step must be nonzero");
  if (!std::isfinite(start.real()) || !std::isfinite(end.real()))
    fail(ErrorKind::Runtime, "range: start ", start.real(), " and end ", end.real(),
         " were given; unsupported range: ", start.real(), " -> ", end.real(),
         ": both must be finite");
  if ((width > 0 && last < first) || (width < 0 && last > first))
    fail(ErrorKind::Runtime, "range: start ", first, ", end ", last, " and step ", width,
         " were given; upper bound and lower bound inconsistent with step sign");
  const double count = std::floor((last - first) / width) + 1;
  if (!(count <= 1e15))
    fail(ErrorKind::Runtime, "range: ", count,
         " elements were asked for; invalid size, possible overflow; try a larger step");
  SequenceArguments arguments{};
  arguments.start = first;
  arguments.step = width;
  arguments.integer_start = start.integer();
  arguments.integer_step = step.integer();
  return sequence("range", sequence_kernels.arange[static_cast<int>(dtype)],
                  static_cast<int64_t>(count), dtype, arguments);
}

Tensor eye(int64_t n, int64_t m, DType dtype) {
  for (const auto& [name, size] : {std::pair{"n", n}, std::pair{"m", m}})
    if (size < 0)
      fail(ErrorKind::Runtime, "eye: ", name, "=", size, " was given; ", name,
           " must be greater or equal to 0, got ", size);
  const Tensor result = zeros(Dims{n, m}, dtype);
  const Ref<const Layout> diagonal = Layout::strided(Dims{std::min(n, m)}, Dims{m + 1});
  if (diagonal->numel() > 0) fill_unrecorded(alias(result, diagonal, 0), Number(1));
  return result;
}

}  // namespace backsweep
