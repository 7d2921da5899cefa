#include "ops/derived_views.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <mutex>

#include "ops/cast.hpp"
#include "ops/in_place.hpp"
#include "ops/ops.hpp"
#include "ops/refuse.hpp"

namespace backsweep {
namespace {

constexpr Derivative kDetachCopy{"detach_copy", "torch::autograd::NotImplemented",
                                 "not implemented"};

// A node type with the rule of another, under another name.
struct Renamed {
  std::string name;
  Derivative derivative;
  NodeType type;
};

// Gives a view's node the name that PyTorch gives to a derived form's: `change` makes it from the
// view's.
template <class Change>
void rename(Node& node, const char* suffix, const Change& change) {
  const std::string_view old = node.derivative().node;
  if (old.ends_with(suffix)) return;
  static std::mutex mutex;
  static std::map<std::pair<const NodeType*, std::string_view>, Renamed> renamed;
  const std::lock_guard lock(mutex);
  const auto [place, made] = renamed.try_emplace({&node.type(), suffix});
  Renamed& entry = place->second;
  if (made) {
    entry.name = change(std::string(old));
    entry.derivative = {node.derivative().op, entry.name.c_str(), node.derivative().formula};
    entry.type = node.type();
    entry.type.derivative = &entry.derivative;
  }
  node.set_type(entry.type);
}

// PyTorch numbers the nodes of an operation's forms through: TBackward0 is that of t, TBackward1
// that of t_. Squeeze has three forms, so its in-place nodes begin with 3.
std::string in_place_name(std::string name) {
  name.back() = static_cast<char>(name.back() + (name.starts_with("Squeeze") ? 3 : 1));
  return name;
}

// ---- Copies
// -----------------------------------------------------------------------------------------

constexpr std::array kCopied = {
    "alias",     "as_strided", "detach", "diagonal",         "expand",  "permute",
    "select",    "slice",      "split",  "split_with_sizes", "squeeze", "t",
    "transpose", "unbind",     "unfold", "unsqueeze",        "view"};
constexpr size_t kMaxCopies = 24;  // some names have several rows

// A derived row with its texts.
struct Copy {
  OpCall view;
  std::string name, signature, doc;
  Op op;
};

// Never moved: the rows refer to the texts.
std::deque<Copy>& copies() {
  static std::deque<Copy> all;
  return all;
}

// A contiguous copy with the history of the view, which is not seen by anybody else.
Tensor copied(const Tensor& view) {
  Tensor copy = empty(view.sizes(), view.dtype());
  copy_unrecorded(copy, view);
  if (Node* node = view->grad_fn.get()) {
    rename(*node, "_copy", [](const std::string& name) { return name + "_copy"; });
    set_history(copy, view->grad_fn, view->output_index);
  }
  return copy;
}

Value copy_of_view(OpCall view, std::span<Value> arguments) {
  Value result = view(arguments);
  if (auto* tensor = std::get_if<Tensor>(&result)) return copied(*tensor);
  for (Tensor& tensor : std::get<TensorList>(result)) tensor = copied(tensor);
  return result;
}

// A detached copy is differentiable in name only, as in PyTorch.
Value detach_copy(std::span<Value> arguments) {
  const Tensor& input = std::get<Tensor>(arguments[0]);
  Tensor result = empty(input.sizes(), input.dtype());
  copy_unrecorded(result, input);
  record<kDetachCopy>(result, {&input}, {}, RefuseBack{});
  return result;
}

template <size_t i>
Value call_copy(std::span<Value> arguments) {
  return copy_of_view(copies()[i].view, arguments);
}
template <size_t... i>
constexpr std::array<OpCall, sizeof...(i)> make_calls(std::index_sequence<i...>) {
  return {call_copy<i>...};
}
constexpr std::array kCalls = make_calls(std::make_index_sequence<kMaxCopies>());

// The functions take their integers as one argument, and slice has defaults.
std::string signature_of_copy(const Op& view) {
  if (std::string_view(view.name) == "slice")
    return "(Tensor input, int dim = 0, int? start = None, int? end = None, int step = 1) -> "
           "Tensor";
  if (std::string_view(view.name) == "split")
    return "(Tensor input, int split_size, int dim = 0) -> Tensor[]";
  std::string text = view.signature;
  if (const size_t rest = text.find("int..."); rest != text.npos) text.replace(rest, 6, "int()");
  if (std::string_view(view.name) == "expand")
    text.replace(text.find(") ->"), 1, ", *, bool implicit = False)");
  return text;
}

// Other than view itself its copy exists for every layout.
Value viewed(std::span<Value> arguments) {
  const Tensor input = contiguous(std::get<Tensor>(arguments[0]));
  return view(input, std::get<IntList>(arguments[1]));
}

// slice has no defaults of its own.
Value sliced(std::span<Value> arguments) {
  const auto bound = [&](size_t i, int64_t missing) {
    const auto* given = std::get_if<int64_t>(&arguments[i]);
    return given ? *given : missing;
  };
  return slice(std::get<Tensor>(arguments[0]), std::get<int64_t>(arguments[1]), bound(2, 0),
               bound(3, INT64_MAX), std::get<int64_t>(arguments[4]));
}

}  // namespace

Value change_view(const char* name, OpCall view, std::span<Value> arguments) {
  Tensor target = std::get<Tensor>(arguments[0]);
  check_recordable(name, target);
  const Value result = view(arguments);
  const Tensor& shown = std::get<Tensor>(result);
  if (Node* node = shown->grad_fn.get(); node && node != target->grad_fn.get())
    rename(*node, "_", in_place_name);
  take_over(target, shown);
  return target;
}

namespace {
// Of split, the copy takes one size only.
bool is_copied(const Op& view) {
  return !std::string_view(view.signature).starts_with("(Tensor input, int() split_size_or");
}
}  // namespace

void add_copies_of_views(std::vector<const Op*>& rows) {
  std::vector<const Op*> views;
  for (const char* name : kCopied)
    for (const Op* row : rows)
      if (std::string_view(row->name) == name && is_copied(*row)) views.push_back(row);
  for (const Op* view : views) {
    const size_t i = copies().size();
    Copy& copy = copies().emplace_back();
    const std::string_view name = view->name;
    copy.view = name == "slice"                                 ? sliced
                : name == "view" && view->derivative != nullptr ? viewed
                                                                : view->call;
    copy.name = std::string(name) + "_copy";
    copy.signature = signature_of_copy(*view);
    copy.doc = "The same as " + std::string(name) + ", as a copy that shares no memory.";
    copy.op.name = copy.name.c_str();
    copy.op.signature = copy.signature.c_str();
    copy.op.doc = copy.doc.c_str();
    copy.op.call = name == "detach" ? detach_copy : kCalls[i];
    copy.op.derivative = view->derivative;
    copy.op.forms = OpForms::kFunction;
    copy.op.samples = name == "detach" ? "(R[2,3])" : view->samples;
    copy.op.skip = name == "detach" ? "gradient: refused, as in PyTorch" : view->skip;
    copy.op.reference = name == "detach" || name == "alias" ? "copy" : view->reference;
    copy.op.example = view->example;
    rows.push_back(&copy.op);
  }
}

}  // namespace backsweep
