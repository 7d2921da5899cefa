// Elements in another order along dimensions: flip, roll, rot90.
#include "ops/cast.hpp"
#include "ops/elementwise.hpp"
#include "ops/op.hpp"
#include "ops/record.hpp"
#include "ops/view.hpp"

namespace backsweep {
namespace {

constexpr Derivative kFlip{"flip", "FlipBackward0", "flip(g, dims)"};
constexpr Derivative kRoll{"roll", "RollBackward0", "roll(g, -shifts, dims)"};
constexpr Derivative kRot90{"rot90", "Rot90Backward0", "rot90(g, -k, dims)"};

struct FlipBack {
  IntList dims;
  void operator()(Backward& backward) const { backward.set(0, flip(backward.gradient(), dims)); }
};

struct RollBack {
  IntList shifts;
  IntList dims;
  void operator()(Backward& backward) const {
    backward.set(0, roll(backward.gradient(), shifts, dims));
  }
};

Tensor flip_unrecorded(const Tensor& input, DimsView dims) {
  Dims strides(input.strides());
  int64_t offset = input->offset;
  for (int64_t dim : dims) {
    const int at = static_cast<int>(dim);
    offset += (std::max<int64_t>(input.size(at), 1) - 1) * strides[at];
    strides[at] = -strides[at];
  }
  Tensor result = empty_result(input.sizes(), input.dtype(), {&input});
  const Tensor reversed = alias(input, Layout::strided(input.sizes(), strides), offset);
  copy_unrecorded(result, reversed);
  return result;
}

// Every block moves as a whole: along each rolled dimension there are two.
void roll_blocks(const Tensor& result, const Tensor& input, DimsView shifts) {
  Dims rolled;
  for (int dim = 0; dim < input.ndim(); ++dim)
    if (shifts[size_t(dim)]) rolled.push_back(dim);
  for (uint64_t choice = 0; choice < uint64_t{1} << rolled.size(); ++choice) {
    Dims sizes(input.sizes());
    int64_t from = input->offset;
    int64_t to = result->offset;
    for (int i = 0; i < rolled.size(); ++i) {
      const int dim = static_cast<int>(rolled[i]);
      const int64_t shift = shifts[size_t(dim)];
      if (choice >> i & 1) {  // the end, which comes to the front
        sizes[dim] = shift;
        from += (input.size(dim) - shift) * input.stride(dim);
      } else {
        sizes[dim] -= shift;
        to += shift * result.stride(dim);
      }
    }
    const Tensor source = alias(input, Layout::strided(sizes, input.strides()), from);
    copy_unrecorded(alias(result, Layout::strided(sizes, result.strides()), to), source);
  }
}

constexpr int kMaxRolledAtOnce = 4;

Tensor roll_unrecorded(const Tensor& input, Dims shifts) {
  Tensor source = input;
  Tensor result = empty(input.sizes(), input.dtype());
  if (result.numel() == 0) return result;
  for (int next = 0;;) {
    Dims now(input.ndim(), 0);
    for (int count = 0; next < input.ndim() && count < kMaxRolledAtOnce; ++next) {
      now[next] = shifts[next];
      count += shifts[next] != 0;
    }
    roll_blocks(result, source, now);
    if (next == input.ndim()) return result;
    source = result;
    result = empty(input.sizes(), input.dtype());
  }
}

Tensor fliplr(const Tensor& input) {
  if (input.ndim() < 2)
    fail(ErrorKind::Runtime, "fliplr: a tensor of shape ", to_string(input.sizes()),
         " was given; Input must be >= 2-d.; use flip for one dimension");
  return flip(input, Dims{1});
}
Tensor flipud(const Tensor& input) {
  if (input.ndim() < 1)
    fail(ErrorKind::Runtime,
         "flipud: a 0-d tensor was given; Input must be >= 1-d.; use unsqueeze(0) first");
  return flip(input, Dims{0});
}

constexpr Op kOps[] = {
    {.name = "flip",
     .signature = "(Tensor input, int... dims) -> Tensor",
     .call = call<flip>,
     .derivative = &kFlip,
     .no_out = true,
     .samples = "(R[5], (0,)) (R[2,3], (0, -1)) (R[2,3,4], (1,)) (R[2,3], ()) (R[2,0], (0,))",
     .doc = "The elements in reverse order along the dimensions; always a copy."},
    {.name = "fliplr",
     .signature = "(Tensor input) -> Tensor",
     .call = call<fliplr>,
     .derivative = &kFlip,
     .no_out = true,
     .samples = "(R[2,3]) (R[2,3,2])",
     .doc = "The elements in reverse order along dimension 1."},
    {.name = "flipud",
     .signature = "(Tensor input) -> Tensor",
     .call = call<flipud>,
     .derivative = &kFlip,
     .no_out = true,
     .samples = "(R[3]) (R[2,3])",
     .doc = "The elements in reverse order along dimension 0."},
    {.name = "roll",
     .signature = "(Tensor input, int[] shifts, int[] dims = ()) -> Tensor",
     .call = call<roll>,
     .derivative = &kRoll,
     .no_out = true,
     .samples = "(R[5], 2) (R[2,3], 1) (R[2,3], -4, -1) (R[3,4,2], (1, -5, 1), (0, 1, 2)) (R[2,0], "
                "1, 0) (R[3,2], (1, 1), (0, 0)) (R[], 1)",
     .doc = "The elements moved along dimensions; those that leave at the end come in at the "
            "start."},
    {.name = "rot90",
     .signature = "(Tensor input, int k = 1, int() dims = (0, 1)) -> Tensor",
     .call = call<rot90>,
     .derivative = &kRot90,
     .no_out = true,
     .samples = "(R[2,3]) (R[2,3], 2) (R[2,3,4], -1, (1, 2)) (R[2,3], 4, (-1, 0))",
     .doc = "The plane of two dimensions turned by k times 90 degrees, from the first to the "
            "second."},
};
const OpTable kTable(kOps);

}  // namespace

Tensor flip(const Tensor& input, DimsView dims) {
  IntList wrapped;
  for (int64_t dim : dims) {
    wrapped.push_back(wrap_dim("flip", dim, input.ndim()));
    if (std::count(wrapped.begin(), wrapped.end(), wrapped.back()) > 1)
      fail(ErrorKind::Runtime, "flip: dims ", to_string(dims), " were given; dim ", wrapped.back(),
           " appears multiple times in the list of dims; name each once");
  }
  if (input.ndim() == 0) wrapped.clear();
  Tensor result = flip_unrecorded(input, wrapped);
  if (recording({&input})) record<kFlip>(result, {&input}, {}, FlipBack{std::move(wrapped)});
  return result;
}

Tensor roll(const Tensor& input, DimsView shifts, DimsView dims) {
  if (shifts.empty())
    fail(ErrorKind::Runtime, "roll: no shifts were given; `shifts` required; give an integer");
  if (shifts.size() != dims.size() && !(dims.empty() && shifts.size() == 1))
    fail(ErrorKind::Runtime, "roll: shifts ", to_string(shifts), " and dims ", to_string(dims),
         " were given; shifts and dimensions must align. shifts: ", shifts.size(),
         ", dims:", dims.size(), "; give one shift for each dimension");
  Tensor result;
  if (dims.empty()) {
    const GradMode mode(false);
    const Tensor flat = reshape(input, Dims{-1});
    const Tensor moved = roll(flat, shifts, Dims{0});
    result = alias(moved, Layout::contiguous(input.sizes()), moved->offset);
  } else {
    Dims total(input.ndim(), 0);
    for (size_t i = 0; i < shifts.size(); ++i) {
      const int dim = wrap_dim("roll", dims[i], input.ndim());
      if (input.ndim() == 0) continue;
      const int64_t size = std::max<int64_t>(input.size(dim), 1);
      total[dim] = ((total[dim] + shifts[i] % size) % size + size) % size;
    }
    result = roll_unrecorded(input, total);
  }
  if (recording({&input})) {
    RollBack rule;
    for (size_t i = 0; i < shifts.size(); ++i) {
      const int64_t size =
          dims.empty() ? input.numel() : input.size(wrap_dim("roll", dims[i], input.ndim()));
      rule.shifts.push_back(-(shifts[i] % std::max<int64_t>(size, 1)));
    }
    rule.dims = IntList(dims.begin(), dims.end());
    record<kRoll>(result, {&input}, {}, std::move(rule));
  }
  return result;
}

Tensor rot90(const Tensor& input, int64_t k, DimsView dims) {
  const int ndim = input.ndim();
  if (dims.size() != 2)
    fail(ErrorKind::Runtime, "rot90: dims ", to_string(dims),
         " were given; expected total rotation dims == 2, but got dims = ", dims.size(),
         "; name two dimensions");
  if (ndim < 2)
    fail(ErrorKind::Runtime, "rot90: a tensor of shape ", to_string(input.sizes()),
         " was given; expected total dims >= 2, but got total dims = ", ndim,
         "; use unsqueeze for a plane");
  if (dims[0] == dims[1] || std::abs(dims[0] - dims[1]) == ndim)
    fail(ErrorKind::Runtime, "rot90: dims ", to_string(dims),
         " were given; expected rotation dims to be different, but got dim0 = ", dims[0],
         " and dim1 = ", dims[1], "; name two dimensions");
  for (int i = 0; i < 2; ++i)
    if (dims[size_t(i)] < -ndim || dims[size_t(i)] >= ndim)
      fail(ErrorKind::Runtime, "rot90: dims ", to_string(dims), " were given for shape ",
           to_string(input.sizes()), "; Rotation dim", i, " out of range, dim", i, " = ",
           dims[size_t(i)]);
  const int from = wrap_dim("rot90", dims[0], ndim);
  const int to = wrap_dim("rot90", dims[1], ndim);
  const int64_t turns = (k % 4 + 4) % 4;
  Tensor result;
  {
    const GradMode mode(false);
    if (turns == 0)
      result = cast_unrecorded(input, input.dtype());
    else if (turns == 2)
      result = flip_unrecorded(input, Dims{from, to});
    else
      result = flip_unrecorded(input, Dims{turns == 1 ? to : from});
    if (turns % 2) {
      Dims sizes(result.sizes());
      Dims strides(result.strides());
      std::swap(sizes[from], sizes[to]);
      std::swap(strides[from], strides[to]);
      result = alias(result, Layout::strided(sizes, strides), result->offset);
    }
  }
  record<kRot90>(result, {&input}, {}, [turns, from, to](Backward& backward) {
    backward.set(0, rot90(backward.gradient(), -turns, Dims{from, to}));
  });
  return result;
}

}  // namespace backsweep
