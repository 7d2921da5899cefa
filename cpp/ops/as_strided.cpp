// Views of arbitrary geometry and their derivatives.
#include "ops/derived_views.hpp"
#include "ops/elementwise.hpp"
#include "ops/op.hpp"
#include "ops/record.hpp"
#include "ops/view.hpp"

namespace backsweep {
namespace {

constexpr Derivative kAsStrided{"as_strided", "AsStridedBackward0",
                                "elements of g added up where they lie in the input's storage"};
constexpr Derivative kRestride{"as_strided_backward", "AsStridedBackwardBackward0",
                               "the same map in the other direction"};
constexpr Derivative kScatter{"as_strided_scatter", "AsStridedScatterBackward0",
                              "g with zeros at the place; g at the place"};

struct AsStridedBack {
  Geometry input;
  Geometry place;
  void operator()(Backward& backward) const {
    backward.set(0, restride(backward.gradient(), place, input, input));
  }
};

// Adds x to a storage element by element: several elements may share a place.
struct ScatterAddArguments {
  char* storage;
  const char* x;
  DType dtype;
  int ndim;
  int64_t sizes[kMaxDims];
  int64_t storage_strides[kMaxDims];  // in elements
  int64_t x_strides[kMaxDims];
};

template <class T>
void scatter_add(const ScatterAddArguments& arguments, int64_t numel) {
  T* storage = reinterpret_cast<T*>(arguments.storage);
  const T* x = reinterpret_cast<const T*>(arguments.x);
  int64_t index[kMaxDims] = {};
  for (int64_t i = 0; i < numel; ++i) {
    *storage = static_cast<T>(*storage + *x);
    for (int dim = arguments.ndim - 1; dim >= 0; --dim) {
      storage += arguments.storage_strides[dim];
      x += arguments.x_strides[dim];
      if (++index[dim] < arguments.sizes[dim]) break;
      storage -= arguments.sizes[dim] * arguments.storage_strides[dim];
      x -= arguments.sizes[dim] * arguments.x_strides[dim];
      index[dim] = 0;
    }
  }
}

void run_scatter_add(const ScatterAddArguments& arguments) {
  int64_t numel = 1;
  for (int dim = 0; dim < arguments.ndim; ++dim) numel *= arguments.sizes[dim];
  visit_dtype(arguments.dtype, [&](auto tag) { scatter_add<decltype(tag)>(arguments, numel); });
}

// `target` may have elements that share memory.
void scatter_add_unrecorded(const Tensor& target, const Tensor& x) {
  ScatterAddArguments arguments{};
  arguments.storage = target.raw();
  arguments.x = x.raw();
  arguments.dtype = target.dtype();
  arguments.ndim = target.ndim();
  std::copy(target.sizes().begin(), target.sizes().end(), arguments.sizes);
  std::copy(target.strides().begin(), target.strides().end(), arguments.storage_strides);
  std::copy(x.strides().begin(), x.strides().end(), arguments.x_strides);
  launch("as_strided_backward", run_scatter_add, arguments, target.numel());
}

// Whether two elements may share a place: true in doubt.
bool may_overlap(const Layout& layout) {
  if (layout.is_dense() || layout.numel() < 2) return false;
  Dims order;
  for (int dim = 0; dim < layout.ndim(); ++dim)
    if (layout.size(dim) != 1) order.push_back(dim);
  order.sort([&](int64_t a, int64_t b) { return layout.stride(int(a)) < layout.stride(int(b)); });
  int64_t reach = 0;
  for (int64_t dim : order) {
    if (layout.stride(int(dim)) <= reach) return true;
    reach += (layout.size(int(dim)) - 1) * layout.stride(int(dim));
  }
  return false;
}

// A stretch of memory that holds several geometries.
class Stretch {
 public:
  Stretch(std::initializer_list<const Geometry*> geometries, DType dtype) {
    low_ = (*geometries.begin())->offset;
    int64_t high = low_;
    for (const Geometry* geometry : geometries) {
      low_ = std::min(low_, geometry->offset);
      high = std::max(high, geometry->offset + extent(*geometry->layout));
    }
    memory_ = empty(Dims{high - low_}, dtype);
    fill_unrecorded(memory_, Number(0));
  }
  Tensor at(const Geometry& geometry) const {
    return alias(memory_, geometry.layout, geometry.offset - low_);
  }
  // The same as a tensor that can stand alone: without holes and shared places.
  Tensor taken_at(const Geometry& geometry) const {
    Tensor result = at(geometry);
    return geometry.layout->is_dense() ? result : cast_unrecorded(result, result.dtype());
  }
  // Puts or, where places are shared, adds.
  void put(const Geometry& geometry, const Tensor& x) const {
    if (may_overlap(*geometry.layout))
      scatter_add_unrecorded(at(geometry), x);
    else
      copy_unrecorded(at(geometry), x);
  }
  Tensor& memory() { return memory_; }

 private:
  int64_t low_;
  Tensor memory_;
};

Tensor restride_unrecorded(const Tensor& x, const Geometry& from, const Geometry& to,
                           const Geometry& input) {
  const GradMode mode(false);
  const bool in_place = equal(x.strides(), from.layout->strides()) && x.layout().is_dense() &&
                        to.layout->is_dense() && lies_within(to, from);
  if (in_place && !may_overlap(*input.layout))
    return alias(x, to.layout, x->offset + to.offset - from.offset);
  Stretch stretch({&from, &to, &input}, x.dtype());
  stretch.put(from, x);
  if (may_overlap(*input.layout)) {
    Stretch count({&from, &to, &input}, x.dtype());
    count.put(input, expand(scalar(Number(1), x.dtype()), input.layout->sizes()));
    stretch.memory() = div(stretch.memory(), maximum(count.memory(), Number(1)));
  }
  return stretch.taken_at(to);
}

void check_geometry(const char* op, const Tensor& input, DimsView sizes, DimsView strides,
                    int64_t offset) {
  const auto describe = [&] {
    return std::string(op) + ": size " + to_string(sizes) + ", stride " + to_string(strides) +
           " and storage_offset " + std::to_string(offset) + " were given; ";
  };
  if (sizes.size() != strides.size())
    fail(ErrorKind::Runtime, describe(),
         "mismatch in length of strides and shape; give a stride for "
         "each size");
  for (int64_t stride : strides)
    if (stride < 0)
      fail(ErrorKind::Runtime, describe(),
           "as_strided: Negative strides are not supported at the moment, got strides: ",
           to_string(strides), "; use flip for reversed views");
  if (offset < 0)
    fail(ErrorKind::Runtime, describe(), "Tensor: invalid storage offset ", offset,
         "; it must be 0 or more");
  int64_t last = offset;
  bool overflow = false;
  for (size_t i = 0; i < sizes.size(); ++i) {
    int64_t reach;
    overflow |= __builtin_mul_overflow(std::max<int64_t>(sizes[i] - 1, 0), strides[i], &reach);
    overflow |= __builtin_add_overflow(last, reach, &last);
  }
  const int64_t room = static_cast<int64_t>(input->storage->bytes() / item_size(input.dtype()));
  if (checked_numel(sizes) != 0 && (overflow || last >= room))
    fail(ErrorKind::Runtime, describe(),
         "setStorage: the places are out of bounds for storage of size ", input->storage->bytes(),
         "; the last element must lie inside the tensor's storage");
}

Tensor as_strided_row(const Tensor& input, DimsView sizes, DimsView strides,
                      const std::optional<int64_t>& offset) {
  return as_strided(input, sizes, strides, offset.value_or(input->offset));
}

Tensor as_strided_scatter_row(const Tensor& input, const Tensor& source, DimsView sizes,
                              DimsView strides, const std::optional<int64_t>& offset) {
  return as_strided_scatter(input, source, sizes, strides, offset.value_or(input->offset));
}

constexpr Op kOps[] = {
    {.name = "as_strided",
     .signature = "(Tensor input, int() size, int() stride, int? storage_offset = None) -> Tensor",
     .call = call<as_strided_row>,
     .derivative = &kAsStrided,
     .call_in_place = view_in_place<"as_strided_", call<as_strided_row>>,
     .is_view = true,
     .samples = "(R[2,3], (3, 2), (1, 3)) (R[4], (3, 2), (1, 1)) (R[2,3], (2,), (2,), 1)",
     .skip = "numpy: strides are in bytes",
     .doc = "A view of given sizes and strides over the storage; elements may share places."},
    {.name = "as_strided_scatter",
     .signature =
         "(Tensor input, Tensor src, int() size, int() stride, int? storage_offset = None) "
         "-> Tensor",
     .call = call<as_strided_scatter_row>,
     .derivative = &kScatter,
     .no_out = true,
     .samples = "(R[2,3], R[2], (2,), (2,), 1)",
     .skip = "numpy: has no such function",
     .doc = "A copy of the input in which the strided view is replaced by src."},
};
const OpTable kTable(kOps);

}  // namespace

int64_t extent(const Layout& layout) {
  if (layout.numel() == 0) return 0;
  int64_t result = 1;
  for (int dim = 0; dim < layout.ndim(); ++dim)
    result += (layout.size(dim) - 1) * layout.stride(dim);
  return result;
}

bool lies_within(const Geometry& inner, const Geometry& outer) {
  return inner.offset >= outer.offset &&
         inner.offset + extent(*inner.layout) <= outer.offset + extent(*outer.layout);
}

Tensor restride(const Tensor& x, const Geometry& from, const Geometry& to, const Geometry& input) {
  Tensor result = restride_unrecorded(x, from, to, input);
  record<kRestride>(result, {&x}, {}, [from, to, input](Backward& backward) {
    backward.set(0, restride(backward.gradient(), to, from, input));
  });
  return result;
}

Tensor scatter_into(const Tensor& x, const Tensor& source, const Geometry& base,
                    const Geometry& place) {
  Tensor result;
  if (base.layout->is_dense() && lies_within(place, base)) {
    result = empty(base.layout, x.dtype());
    copy_unrecorded(result, x);
    copy_unrecorded(alias(result, place.layout, place.offset - base.offset), source);
  } else {
    const Stretch stretch({&base, &place}, x.dtype());
    copy_unrecorded(stretch.at(base), x);
    copy_unrecorded(stretch.at(place), source);
    result = stretch.taken_at(base);
  }
  record<kScatter>(result, {&x, &source}, {}, [base, place](Backward& backward) {
    const Tensor& g = backward.gradient();
    if (backward.needs(0)) {
      const Tensor nothing = zeros(place.layout->sizes(), g.dtype());
      backward.set(0, scatter_into(g, nothing, base, place));
    }
    if (backward.needs(1)) backward.set(1, restride(g, base, place, base));
  });
  return result;
}

NodeRef as_strided_node(const Tensor& base, const Geometry& place, DType dtype) {
  const Tensor* inputs[] = {&base};
  NodeRef node = make_node<kAsStrided>(1, inputs, {}, AsStridedBack{geometry_of(base), place});
  node->output(0) = {place.layout, dtype};
  return node;
}

Tensor as_strided(const Tensor& input, DimsView sizes, DimsView strides, int64_t offset) {
  check_geometry("as_strided", input, sizes, strides, offset);
  Tensor result = make_view(input, Layout::strided(sizes, strides), offset);
  if (recording({&input}))
    set_history(result, as_strided_node(input, geometry_of(result), input.dtype()), 0);
  return result;
}

Tensor as_strided_scatter(const Tensor& input, const Tensor& source, DimsView sizes,
                          DimsView strides, int64_t offset) {
  check_geometry("as_strided_scatter", input, sizes, strides, offset);
  if (!equal(source.sizes(), sizes))
    fail(ErrorKind::Runtime, "as_strided_scatter: src of shape ", to_string(source.sizes()),
         " was given for size ", to_string(sizes),
         "; expected src to have a size equal to the slice of self; reshape or expand src");
  const Geometry place{Layout::strided(sizes, strides), offset};
  if (may_overlap(input.layout()) || may_overlap(*place.layout))
    fail(ErrorKind::Runtime, "as_strided_scatter: size ", to_string(sizes), " and stride ",
         to_string(strides),
         " were given; elements that share memory cannot be replaced one by one; "
         "use clone() and strides that do not overlap");
  return scatter_into(input, to(source, input.dtype()), geometry_of(input), place);
}

}  // namespace backsweep
