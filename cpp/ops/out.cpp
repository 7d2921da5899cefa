#include "ops/out.hpp"

#include "graph/thread_state.hpp"
#include "ops/cast.hpp"
#include "ops/in_place.hpp"
#include "ops/view.hpp"

namespace backsweep {
namespace {

bool must_grow(const Tensor& out, int64_t numel) {
  const auto bytes = static_cast<size_t>(out->offset + numel) * item_size(out.dtype());
  return numel != 0 && bytes > out->storage->bytes();
}

bool can_cast(DType from, DType to) {
  return category(from) <= category(to);
}

}  // namespace

void check_out(const char* op, const Tensor& out, const Tensor& result) {
  check_inference(op, out);
  if (!can_cast(result.dtype(), out.dtype()))
    fail(ErrorKind::Runtime, op, ": out has dtype ", out.dtype(), " and the result ",
         result.dtype(), "; result type ", type_name(result.dtype()),
         " can't be cast to the desired output type ", type_name(out.dtype()),
         "; give an out of the result's dtype");
  if (same_sizes(out.layout(), result.layout())) return check_memory(op, out);
  if (!must_grow(out, result.numel())) return;
  if (!out->storage->owns_memory() || is_view(out))
    fail(ErrorKind::Runtime, op, ": out has shape ", to_string(out.sizes()), " and the result ",
         to_string(result.sizes()),
         "; Trying to resize storage that is not resizable: it belongs to another tensor or to an "
         "array; give an out of the result's shape");
}

void check_out_unrecorded(const char* op, bool any_requires_grad) {
  if (grad_enabled() && any_requires_grad)
    fail(ErrorKind::Runtime, op,
         "(): functions with out=... arguments don't support automatic differentiation, but one "
         "of the arguments requires grad.; leave out= away, or call it under no_grad()");
}

void write_out(Tensor& out, const Tensor& result) {
  if (out.impl() == result.impl()) return;
  if (!same_sizes(out.layout(), result.layout())) {
    if (must_grow(out, result.numel())) {
      out->storage = Storage::allocate(size_t(result.numel()) * item_size(out.dtype()));
      out->offset = 0;
    }
    out->layout = Layout::contiguous(result.sizes());
  }
  // A function may return its input, of which `out` is a view.
  const bool shared = out->storage.get() == result->storage.get();
  copy_unrecorded(out, shared ? cast_unrecorded(result, result.dtype()) : result);
  mark_written(out);
}

}  // namespace backsweep
