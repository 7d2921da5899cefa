// pad: margins of a constant, or of the tensor's own elements.
//
// Along a dimension, the places of the result are places of the input from -before up to
// size + after. Those inside show themselves; those outside show an element inside, and which ones
// is a view of the input with a step of -1 (reflect), 0 (replicate) or 1 (circular). So the result
// is at most three parts along each padded dimension, and every combination of parts is one strided
// copy; the gradient adds the same parts up.
#include "ops/pad.hpp"

#include <algorithm>

#include "ops/cast.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/record.hpp"

namespace backsweep {
namespace {

enum class Mode : uint8_t { Reflect, Replicate, Circular };

constexpr Derivative kConstant{"pad", "ConstantPadNdBackward0", "pad(g, -pad)"};
constexpr const char* kFolded = "the margins of g folded back onto what they show";
constexpr Derivative kReflect1{"pad", "ReflectionPad1DBackward0", kFolded};
constexpr Derivative kReflect2{"pad", "ReflectionPad2DBackward0", kFolded};
constexpr Derivative kReflect3{"pad", "ReflectionPad3DBackward0", kFolded};
constexpr Derivative kReplicate1{"pad", "ReplicationPad1DBackward0", kFolded};
constexpr Derivative kReplicate2{"pad", "ReplicationPad2DBackward0", kFolded};
constexpr Derivative kReplicate3{"pad", "ReplicationPad3DBackward0", kFolded};
constexpr Derivative kCircular{"pad", "CopySlices", kFolded};
constexpr Derivative kFold{"pad backward", "PadBackwardBackward0", "pad(g)"};
constexpr Derivative kAny{"pad", "PadBackward0", kFolded};

// One part of the result along a dimension.
struct Part {
  int64_t to = 0;    // where it begins in the result
  int64_t from = 0;  // which element of the input is its first
  int64_t step = 1;
  int64_t length = 0;
};

struct Padding {
  Mode mode;
  int dims;                     // how many of the last dimensions have margins
  int64_t before[3], after[3];  // of the last dimension first

  Dims result_sizes(DimsView sizes) const {
    Dims result(sizes);
    for (int i = 0; i < dims; ++i) result[result.size() - 1 - i] += before[i] + after[i];
    return result;
  }
  int parts_of(int i, int64_t size, Part* parts) const;
};

// The parts along dimension -1 - i, of `size` elements.
int Padding::parts_of(int i, int64_t size, Part* parts) const {
  const int64_t low = -before[i];
  const int64_t high = size + after[i];
  int count = 0;
  const auto add = [&](int64_t first, int64_t last, int64_t from, int64_t step) {
    if (first < last) parts[count++] = {first - low, from, step, last - first};
  };
  add(std::max<int64_t>(low, 0), std::min(size, high), std::max<int64_t>(low, 0), 1);
  if (mode == Mode::Circular) {  // of what was not cut away
    const int64_t start = std::max<int64_t>(low, 0);
    const int64_t end = std::min(size, high);
    add(low, 0, end + low, 1);
    add(size, high, start, 1);
    return count;
  }
  const bool reflect = mode == Mode::Reflect;
  add(low, std::min<int64_t>(high, 0), reflect ? -low : 0, reflect ? -1 : 0);
  const int64_t right = std::max(size, low);
  add(right, high, reflect ? 2 * (size - 1) - right : size - 1, reflect ? -1 : 0);
  return count;
}

// Calls `visit(result_part, input_part)` with views of the two for every combination of parts.
template <class Visit>
void for_each_part(const Padding& padding, const Tensor& result, const Tensor& input, Visit visit) {
  Part parts[3][3];
  int counts[3] = {1, 1, 1};
  const int last = input.ndim() - 1;
  for (int i = 0; i < padding.dims; ++i)
    counts[i] = padding.parts_of(i, input.size(last - i), parts[i]);
  for (int choice = 0; choice < counts[0] * counts[1] * counts[2]; ++choice) {
    const int chosen[] = {choice % counts[0], choice / counts[0] % counts[1],
                          choice / counts[0] / counts[1]};
    Dims sizes(input.sizes());
    Dims strides(input.strides());
    int64_t from = input->offset;
    int64_t to = result->offset;
    for (int i = 0; i < padding.dims; ++i) {
      const Part& part = parts[i][chosen[i]];
      const int dim = last - i;
      sizes[dim] = part.length;
      from += part.from * strides[dim];
      to += part.to * result.stride(dim);
      strides[dim] *= part.step;
    }
    visit(alias(result, Layout::strided(sizes, result.strides()), to),
          alias(input, Layout::strided(sizes, strides), from));
  }
}

Tensor fold(const Tensor& gradient, const Ref<const Layout>& layout, const Padding& padding);

// The result without the history that the caller gives it.
Tensor show(const Tensor& input, const Padding& padding) {
  Tensor result = empty(padding.result_sizes(input.sizes()), input.dtype());
  if (result.numel() == 0) return result;
  for_each_part(padding, result, input, copy_unrecorded);
  return result;
}

struct FoldBack {
  Ref<const Layout> layout;
  Padding padding;
  void operator()(Backward& backward) const {
    backward.set(0, fold(backward.gradient(), layout, padding));
  }
};

template <const Derivative& derivative>
Tensor shown(const Tensor& input, const Padding& padding) {
  Tensor result = show(input, padding);
  record<derivative>(result, {&input}, {}, FoldBack{input.layout_ref(), padding});
  return result;
}

// An element that fills several places of a part has the sum of their gradients.
Tensor with_repeats_summed(const Tensor& part, const Tensor& place) {
  IntList repeated;
  for (int dim = 0; dim < place.ndim(); ++dim)
    if (place.stride(dim) == 0 && place.size(dim) > 1) repeated.push_back(dim);
  return repeated.empty() ? part : sum(part, repeated, true, {});
}

Tensor first_of_repeats(const Tensor& place) {
  Dims sizes(place.sizes());
  for (int dim = 0; dim < place.ndim(); ++dim)
    if (place.stride(dim) == 0) sizes[dim] = std::min<int64_t>(sizes[dim], 1);
  return alias(place, Layout::strided(sizes, place.strides()), place->offset);
}

Tensor fold(const Tensor& gradient, const Ref<const Layout>& layout, const Padding& padding) {
  Tensor result = zeros(layout->sizes(), gradient.dtype());
  if (gradient.numel() > 0) {
    const GradMode mode(false);
    for_each_part(padding, detach(gradient), result, [](const Tensor& part, const Tensor& place) {
      add_unrecorded_(first_of_repeats(place), with_repeats_summed(part, place));
    });
  }
  record<kFold>(result, {&gradient}, {}, [padding](Backward& backward) {
    backward.set(0, shown<kAny>(backward.gradient(), padding));
  });
  return result;
}

// ---- Checks

void check_combination(const Tensor& input, size_t count) {
  const int pairs = static_cast<int>(count / 2);
  if (pairs >= 1 && pairs <= 3 && (input.ndim() == pairs + 1 || input.ndim() == pairs + 2)) return;
  fail(ErrorKind::NotImplemented, "pad: ", count, " margins were given for a tensor of shape ",
       to_string(input.sizes()), "; Padding size ", count, " is not supported for ", input.ndim(),
       "D input tensor.\nSupported combinations for non-constant padding:\n  - 2D or 3D input: "
       "padding size = 2 (pads last dimension)\n  - 3D or 4D input: padding size = 4 (pads last 2 "
       "dimensions)\n  - 4D or 5D input: padding size = 6 (pads last 3 dimensions); use the mode "
       "'constant', or unsqueeze(0)");
}

constexpr const char* kAxes[] = {"W", "H", "D"};

void check_own_elements(const Tensor& input, const Padding& padding) {
  static const char* const names[][3] = {
      {"reflection_pad1d", "reflection_pad2d", "reflection_pad3d"},
      {"replication_pad1d", "replication_pad2d", "replication_pad3d"}};
  const bool reflect = padding.mode == Mode::Reflect;
  const int ndim = input.ndim();
  if (input.dtype() == DType::Bool)
    fail(ErrorKind::NotImplemented, "pad: a bool tensor was given; \"",
         names[!reflect][padding.dims - 1],
         "\" not implemented for 'Bool'; convert with .to(uint8)");
  for (int dim = ndim == padding.dims + 2; dim < ndim; ++dim)
    if (input.size(dim) == 0)
      fail(ErrorKind::Runtime, "pad: a tensor without elements was given; Expected ",
           padding.dims + 1, "D or ", padding.dims + 2,
           "D (batch mode) tensor with possibly 0 batch size and other non-zero dimensions for "
           "input, but got: ",
           to_string(input.sizes()), "; there is nothing to show in the margins");
  for (int i = 0; i < padding.dims; ++i) {
    const int64_t size = input.size(ndim - 1 - i);
    const int64_t result = size + padding.before[i] + padding.after[i];
    if (reflect && (padding.before[i] >= size || padding.after[i] >= size))
      fail(ErrorKind::Runtime, "pad: margins as wide as the tensor were given; Argument #",
           2 * i + 4,
           ": Padding size should be less than the corresponding input dimension, but "
           "got: padding (",
           padding.before[i], ", ", padding.after[i], ") at dimension ", ndim - 1 - i, " of input ",
           to_string(input.sizes()), "; pad several times");
    if (result < 1)
      fail(ErrorKind::Runtime, "pad: more is cut away than there is; input (", kAxes[i], ": ", size,
           ") is too small. Calculated output ", kAxes[i], ": ", result, "; cut less");
  }
}

void check_circle(const Tensor& input, const Padding& padding) {
  for (int i = 0; i < padding.dims; ++i) {
    const int64_t size = input.size(input.ndim() - 1 - i);
    const int64_t before = padding.before[i], after = padding.after[i];
    if (size + before + after < 0)
      fail(ErrorKind::Runtime,
           "pad: more is cut away than there is; Negative padding value is resulting in an empty "
           "dimension; cut less");
    const int64_t kept = size + std::min<int64_t>(before, 0) + std::min<int64_t>(after, 0);
    if (before > kept || after > kept || kept < 0)
      fail(ErrorKind::Runtime, "pad: margins wider than the tensor were given, (", before, ", ",
           after, ") for ", kept,
           " elements; Padding value causes wrapping around more than once.; pad several times");
  }
}

Tensor pad_with_own(const Tensor& input, DimsView pad, Mode mode) {
  check_combination(input, pad.size());
  Padding padding{mode, static_cast<int>(pad.size() / 2), {}, {}};
  for (int i = 0; i < padding.dims; ++i) {
    padding.before[i] = pad[2 * size_t(i)];
    padding.after[i] = pad[2 * size_t(i) + 1];
  }
  if (mode == Mode::Circular) {
    check_circle(input, padding);
    return shown<kCircular>(input, padding);
  }
  check_own_elements(input, padding);
  if (mode == Mode::Reflect)
    return padding.dims == 1   ? shown<kReflect1>(input, padding)
           : padding.dims == 2 ? shown<kReflect2>(input, padding)
                               : shown<kReflect3>(input, padding);
  return padding.dims == 1   ? shown<kReplicate1>(input, padding)
         : padding.dims == 2 ? shown<kReplicate2>(input, padding)
                             : shown<kReplicate3>(input, padding);
}

struct CutBack {
  IntList pad;
  void operator()(Backward& backward) const {
    IntList opposite = pad;
    for (int64_t& margin : opposite) margin = -margin;
    backward.set(0, constant_pad(backward.gradient(), opposite, Number(0)));
  }
};

Tensor constant_pad_nd(const Tensor& input, const IntList& pad, const Number& value) {
  if (pad.size() % 2)
    fail(ErrorKind::Runtime, "constant_pad_nd: ", pad.size(),
         " margins were given; Length of pad must be even but instead it equals ", pad.size(),
         "; give two for each dimension");
  if (static_cast<int64_t>(pad.size()) > 2 * input.ndim())
    fail(ErrorKind::Runtime, "constant_pad_nd: ", pad.size(),
         " margins were given; Length of pad should be no more than twice the number of dimensions "
         "of the input. Pad length is ",
         pad.size(), "while the input has ", input.ndim(),
         "dimensions.; give two for each dimension");
  return constant_pad(input, pad, value);
}

Tensor pad(const Tensor& input, const IntList& pad, const std::string& mode,
           const std::optional<double>& value) {
  if (pad.size() % 2)
    fail(ErrorKind::Runtime, "pad: ", pad.size(),
         " margins were given; Padding length must be divisible by 2; give two for each dimension");
  if (static_cast<int64_t>(pad.size()) > 2 * input.ndim())
    fail(ErrorKind::Runtime, "pad: ", pad.size(),
         " margins were given; Padding length should be less than or equal to two times the input "
         "dimension but got padding length ",
         pad.size(), " and input of dimension ", input.ndim(), "; give two for each dimension");
  if (mode == "constant") return constant_pad(input, pad, Number(value.value_or(0.0)));
  if (value && *value != 0)
    fail(ErrorKind::Runtime, "pad: a value was given; Padding mode \"", mode,
         "\" doesn't take in value argument; leave it out, or use the mode 'constant'");
  if (mode == "reflect") return pad_with_own(input, pad, Mode::Reflect);
  if (mode == "replicate") return pad_with_own(input, pad, Mode::Replicate);
  if (mode == "circular") return pad_with_own(input, pad, Mode::Circular);
  fail(ErrorKind::NotImplemented, "pad: mode '", mode, "' was given; Unrecognised padding mode ",
       mode, "; use 'constant', 'reflect', 'replicate' or 'circular'");
}

bool inner_is_small(DimsView inner, const Tensor& result) {
  return 2 * checked_numel(inner) < result.numel();
}

// The places before and after what is copied, each once: of every dimension between the margins of
// those before it.
void fill_margins(const Tensor& result, DimsView pad, const Number& value) {
  Tensor between = result;
  for (size_t i = pad.size() / 2; i-- > 0;) {
    const int dim = result.ndim() - 1 - static_cast<int>(i);
    const int64_t before = std::max<int64_t>(pad[2 * i], 0);
    const int64_t after = std::max<int64_t>(pad[2 * i + 1], 0);
    const int64_t size = result.size(dim);
    const auto slab = [&](int64_t start, int64_t length) {
      Dims sizes(between.sizes());
      sizes[dim] = length;
      return alias(between, Layout::strided(sizes, between.strides()),
                   between->offset + start * between.stride(dim));
    };
    if (before > 0) fill_unrecorded(slab(0, before), value);
    if (after > 0) fill_unrecorded(slab(size - after, after), value);
    between = slab(before, size - before - after);
  }
}

constexpr Op kOps[] = {
    {.name = "nn.functional.pad",
     .signature = "(Tensor input, int() pad, str mode='constant', float? value=None) -> Tensor",
     .call = call<pad>,
     .derivative = &kConstant,
     .no_out = true,
     .samples =
         "(R[2,3], (1, 2)) (R[2,3], (1, 0, 0, 2), 'constant', 2.5) (R[2,3,4], (-1, 1)) (R[4], (-1, "
         "-2)) (R[2,3], (0, 0)) (R[], ()) (R[2,3], ()) (R[0,3], (1, 1)) (R[2,5], (1, 2), "
         "'reflect') (R[2,3,4], (2, 1, 1, 2), 'reflect') (R[1,2,3,4], (1, 1, 0, 2, 1, 0), "
         "'reflect') (R[2,5], (-1, 2), 'reflect') (R[2,4], (-3, 3), 'reflect') (R[2,4], (-3, 3), "
         "'replicate') (R[0,3,4], (1, 1), 'reflect') (R[2,5], (1, 7), 'replicate') (R[2,3,4], (2, "
         "1, 1, 2), 'replicate') (R[1,2,3,2], (1, 1, 0, 2, 1, 0), 'replicate') (R[2,5], (-1, 2), "
         "'replicate') (R[2,5], (1, 5), 'circular') (R[2,3,4], (2, 1, 1, 2), 'circular') "
         "(R[1,2,3,2], (1, 1, 0, 2, 1, 0), 'circular') (R[2,5], (-1, 2), 'circular') (R[2,5], (2, "
         "-2), 'circular') (R[2,3,0], (0, 0), 'circular')",
     .doc = "Margins around the last dimensions: a constant, or reflected, replicated or circular "
            "elements."},
    {.name = "constant_pad_nd",
     .signature = "(Tensor input, int() pad, Number value=0) -> Tensor",
     .call = call<constant_pad_nd>,
     .derivative = &kConstant,
     .forms = OpForms::kFunction,
     .no_out = true,
     .samples = "(R[2,3], (1, 2)) (R[2,3], (1, 0, -1, 2), 2.5) (R[2,3,4], (-1, 1), 1) (R[37], (3, "
                "4))",
     .doc = "Margins of one value around the last dimensions; negative ones cut."},
};
const OpTable kTable(kOps);

}  // namespace

Tensor constant_pad(const Tensor& input, DimsView pad, const Number& value) {
  Dims sizes(input.sizes());
  Dims inner(input.sizes());
  int64_t from = input->offset;
  bool margins = false;
  for (size_t i = 0; 2 * i < pad.size(); ++i) {
    const int dim = input.ndim() - 1 - static_cast<int>(i);
    const int64_t before = pad[2 * i], after = pad[2 * i + 1];
    sizes[dim] += before + after;
    inner[dim] += std::min<int64_t>(before, 0) + std::min<int64_t>(after, 0);
    if (inner[dim] < 0)
      fail(ErrorKind::Runtime, "pad: margins ", before, " and ", after,
           " were given for a dimension of size ", input.size(dim),
           "; narrow(): length must be non-negative.; cut less");
    from -= std::min<int64_t>(before, 0) * input.stride(dim);
    margins |= before > 0 || after > 0;
  }
  Tensor result = empty(sizes, input.dtype());
  int64_t to = 0;
  for (size_t i = 0; 2 * i < pad.size(); ++i)
    to += std::max<int64_t>(pad[2 * i], 0) * result.stride(input.ndim() - 1 - static_cast<int>(i));
  if (margins && inner_is_small(inner, result))
    fill_unrecorded(result, value);
  else if (margins)
    fill_margins(result, pad, value);
  const Tensor source = alias(input, Layout::strided(inner, input.strides()), from);
  const Tensor target = alias(result, Layout::strided(inner, result.strides()), to);
  if (source.numel() > 0) copy_unrecorded(target, source);
  record<kConstant>(result, {&input}, {}, CutBack{IntList(pad.begin(), pad.end())});
  return result;
}

}  // namespace backsweep
