#include "bindings/builtin_op.hpp"

#include <structmember.h>

#include <cstddef>
#include <map>
#include <memory>

#include "bindings/conversions.hpp"
#include "bindings/signature.hpp"
#include "bindings/tensor_object.hpp"
#include "ops/elementwise.hpp"

namespace backsweep::python {
namespace {

// A row with its parsed signature.
struct Overload {
  const Op* op;
  OpCall call;
  Signature signature;
  PyTypeObject* result_tuple = nullptr;  // for rows with named results
};

struct Function {
  std::string name;
  bool in_place = false;
  std::vector<std::unique_ptr<Overload>> overloads;
  const UnaryOp* unary = nullptr;  // the fast roads, when the first row has them
  const BinaryOp* binary = nullptr;
  void (*write)(Tensor& target) = nullptr;
  bool takes_one_tensor = false;  // the only row's signature is one tensor and optional arguments
};

constexpr size_t kMaxDefaults = 4;

struct FunctionObject {
  PyObject_HEAD vectorcallfunc vectorcall;
  Function* function;  // lives as long as the process
};

PyTypeObject* function_type = nullptr;

Function& function_of(PyObject* self) {
  return *reinterpret_cast<FunctionObject*>(self)->function;
}

Object tuple_of(TensorList&& tensors, PyTypeObject* named, PyTypeObject* result_type) {
  const auto count = static_cast<Py_ssize_t>(tensors.size());
  Object tuple = checked(named ? PyStructSequence_New(named) : PyTuple_New(count));
  for (Py_ssize_t i = 0; i < count; ++i) {
    PyObject* item = wrap_as(result_type, std::move(tensors[size_t(i)]));
    if (named)
      PyStructSequence_SetItem(tuple.get(), i, item);
    else
      PyTuple_SET_ITEM(tuple.get(), i, item);
  }
  return tuple;
}

PyObject* to_python_result(Value&& value, const Overload& overload, PyTypeObject* result_type) {
  if (auto* tensor = std::get_if<Tensor>(&value)) return wrap_as(result_type, std::move(*tensor));
  if (auto* list = std::get_if<TensorList>(&value))
    return tuple_of(std::move(*list), overload.result_tuple, result_type).release();
  if (const auto* flag = std::get_if<bool>(&value)) return PyBool_FromLong(*flag);
  if (const auto* integer = std::get_if<int64_t>(&value)) return PyLong_FromLongLong(*integer);
  if (const auto* real = std::get_if<double>(&value)) return PyFloat_FromDouble(*real);
  if (const auto* dtype = std::get_if<DType>(&value)) return dtype_object(*dtype);
  Py_RETURN_NONE;
}

std::string given_types(PyObject* const* arguments, Py_ssize_t count, PyObject* keyword_names) {
  std::string text = "(";
  const Py_ssize_t keywords = keyword_names ? PyTuple_GET_SIZE(keyword_names) : 0;
  for (Py_ssize_t i = 0; i < count + keywords; ++i) {
    if (i) text += ", ";
    if (i >= count)
      text += std::string(PyUnicode_AsUTF8(PyTuple_GET_ITEM(keyword_names, i - count))) + "=";
    text += type_name(arguments[i]);
  }
  return text + ")";
}

[[noreturn]] void refuse_call(const Function& function, PyObject* const* arguments,
                              Py_ssize_t count, PyObject* keyword_names) {
  std::vector<Value> values;
  if (function.overloads.size() == 1) {
    const Signature& signature = function.overloads[0]->signature;
    std::string problem;
    signature.parse(arguments, count, keyword_names, values, &problem);
    throw Error(ErrorKind::Type,
                problem + "; the signature is " + function.name + signature.full_text());
  }
  std::string text = function.name + "() received an invalid combination of arguments - got " +
                     given_types(arguments, count, keyword_names) + ", but expected one of:";
  for (const auto& overload : function.overloads) text += "\n * " + overload->signature.full_text();
  throw Error(ErrorKind::Type, text);
}

PyObject* call_slowly(Function& function, PyObject* const* arguments, Py_ssize_t count,
                      PyObject* keyword_names) {
  return guarded([&]() -> PyObject* {
    std::vector<Value> values;
    for (const auto& overload : function.overloads) {
      if (!overload->signature.parse(arguments, count, keyword_names, values, nullptr)) continue;
      if (function.in_place) {
        overload->call(values);
        return Py_NewRef(arguments[0]);
      }
      PyTypeObject* type = nullptr;
      for (Py_ssize_t i = 0; i < count && !type; ++i) type = result_class(arguments[i]);
      return to_python_result(overload->call(values), *overload, type ? type : tensor_type);
    }
    refuse_call(function, arguments, count, keyword_names);
  });
}

// One tensor and otherwise defaults, without the parser.
PyObject* call_with_tensor(Function& function, PyObject* tensor) {
  return guarded([&] {
    const Overload& overload = *function.overloads[0];
    Value values[kMaxDefaults + 1];
    values[0] = tensor_of(tensor);
    const auto& parameters = overload.signature.parameters();
    for (size_t i = 1; i < parameters.size(); ++i) values[i] = parameters[i].default_value;
    Value result = overload.call({values, parameters.size()});
    if (function.in_place) return Py_NewRef(tensor);
    return to_python_result(std::move(result), overload, tensor_type);
  });
}

PyObject* vectorcall(PyObject* self, PyObject* const* arguments, size_t flags,
                     PyObject* keyword_names) {
  Function& function = function_of(self);
  const Py_ssize_t count = PyVectorcall_NARGS(flags);
  if (!keyword_names) {
    if (function.unary && count == 1 && is_exact_tensor(arguments[0]))
      return guarded([&] { return wrap(unary(*function.unary, tensor_of(arguments[0]))); });
    if (function.write && count == 1 && is_exact_tensor(arguments[0]))
      return guarded([&] {
        function.write(tensor_of(arguments[0]));
        return Py_NewRef(arguments[0]);
      });
    if (function.binary && count == 2 && is_exact_tensor(arguments[0])) {
      if (is_exact_tensor(arguments[1]))
        return guarded([&] {
          return wrap(binary(*function.binary, tensor_of(arguments[0]), tensor_of(arguments[1])));
        });
      if (PyFloat_CheckExact(arguments[1]))
        return guarded([&] {
          return wrap(binary(*function.binary, tensor_of(arguments[0]),
                             Number(PyFloat_AS_DOUBLE(arguments[1]))));
        });
    }
  }
  if (!keyword_names && count == 1 && function.takes_one_tensor && is_exact_tensor(arguments[0]))
    return call_with_tensor(function, arguments[0]);
  return call_slowly(function, arguments, count, keyword_names);
}

PyObject* bind(PyObject* self, PyObject* instance, PyObject*) {
  if (!instance) return Py_NewRef(self);
  return PyMethod_New(self, instance);
}

PyObject* repr(PyObject* self) {
  return PyUnicode_FromFormat("<built-in operation %s>", function_of(self).name.c_str());
}
PyObject* get_name(PyObject* self, void*) {
  return PyUnicode_FromString(function_of(self).name.c_str());
}
PyObject* get_module(PyObject*, void*) {
  return PyUnicode_FromString("backsweep");
}
PyObject* get_text_signature(PyObject* self, void*) {
  return guarded([&] {
    return PyUnicode_FromString(function_of(self).overloads[0]->signature.python_text().c_str());
  });
}

// The documentation is written in Python, from the same rows (see backsweep/_documentation.py).
PyObject* get_documentation(PyObject* self, void*) {
  const Object module = Object::steal(PyImport_ImportModule("backsweep._documentation"));
  if (!module) return nullptr;
  const Function& function = function_of(self);
  return PyObject_CallMethod(module.get(), "operation_documentation", "sO", function.name.c_str(),
                             function.in_place ? Py_True : Py_False);
}

PyObject* reduce(PyObject* self, PyObject*) {
  return PyUnicode_FromString(function_of(self).name.c_str());
}

PyGetSetDef getters[] = {
    {"__name__", get_name, nullptr, nullptr, nullptr},
    {"__qualname__", get_name, nullptr, nullptr, nullptr},
    {"__module__", get_module, nullptr, nullptr, nullptr},
    {"__doc__", get_documentation, nullptr, nullptr, nullptr},
    {"__text_signature__", get_text_signature, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr},
};
PyMethodDef methods[] = {
    {"__reduce__", reduce, METH_NOARGS, "Pickles as the name."},
    {nullptr, nullptr, 0, nullptr},
};
PyMemberDef members[] = {
    {"__vectorcalloffset__", T_PYSSIZET, offsetof(FunctionObject, vectorcall), READONLY, nullptr},
    {nullptr, 0, 0, 0, nullptr},
};
PyType_Slot slots[] = {
    {Py_tp_call, reinterpret_cast<void*>(PyVectorcall_Call)},
    {Py_tp_descr_get, reinterpret_cast<void*>(bind)},
    {Py_tp_repr, reinterpret_cast<void*>(repr)},
    {Py_tp_getset, getters},
    {Py_tp_methods, methods},
    {Py_tp_members, members},
    {0, nullptr},
};
PyType_Spec spec = {"backsweep.builtin_operation", sizeof(FunctionObject), 0,
                    Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_VECTORCALL | Py_TPFLAGS_METHOD_DESCRIPTOR |
                        Py_TPFLAGS_DISALLOW_INSTANTIATION,
                    slots};

// torch.return_types.max and the like: a tuple whose items have names.
PyTypeObject* named_tuple(const Op& op, const std::vector<std::string>& names) {
  static std::map<std::string, PyTypeObject*> made;
  PyTypeObject*& type = made[op.name];
  if (type) return type;
  auto* fields = new std::vector<PyStructSequence_Field>;  // Python keeps pointers to the names
  for (const std::string& name : names) {
    auto* kept = new std::string(name);
    fields->push_back({kept->c_str(), nullptr});
  }
  fields->push_back({nullptr, nullptr});
  auto* full_name = new std::string("torch.return_types." + std::string(op.name));
  PyStructSequence_Desc description = {full_name->c_str(), nullptr, fields->data(),
                                       static_cast<int>(names.size())};
  type = PyStructSequence_NewType(&description);
  if (!type) throw ErrorAlreadySet();
  return type;
}

Object make_function(const std::string& name, bool in_place, const std::vector<const Op*>& rows) {
  auto function = std::make_unique<Function>();
  function->name = name;
  function->in_place = in_place;
  for (const Op* op : rows) {
    auto overload = std::make_unique<Overload>(
        Overload{op, in_place ? op->call_in_place : op->call, Signature(*op)});
    if (!overload->signature.result_names().empty())
      overload->result_tuple = named_tuple(*op, overload->signature.result_names());
    function->overloads.push_back(std::move(overload));
  }
  const auto& parameters = function->overloads[0]->signature.parameters();
  function->takes_one_tensor = rows.size() == 1 && parameters.size() <= kMaxDefaults + 1 &&
                               !parameters.empty() && parameters[0].type == ParameterType::Tensor;
  for (size_t i = 1; i < parameters.size(); ++i)
    function->takes_one_tensor &= parameters[i].has_default;
  if (!in_place && rows.size() == 1) {
    function->unary = rows[0]->unary;
    function->binary = rows[0]->binary;
    function->write = rows[0]->write;
  }
  Object object = checked(function_type->tp_alloc(function_type, 0));
  auto* made = reinterpret_cast<FunctionObject*>(object.get());
  made->vectorcall = vectorcall;
  made->function = function.release();
  return object;
}

void set(PyObject* target, const std::string& name, const Object& value) {
  if (PyObject_SetAttrString(target, name.c_str(), value.get()) < 0) throw ErrorAlreadySet();
}

// A row as a dict, for documentation, stubs and generated tests.
Object describe(const Op& op) {
  const Signature signature(op);
  const char* forms[] = {"function and method", "function", "method", "internal"};
  return checked(Py_BuildValue(
      "{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:O, s:O, s:s}", "name", op.name, "signature",
      op.signature, "python_signature", signature.python_text().c_str(), "forms",
      forms[static_cast<int>(op.forms)], "samples", op.samples, "reference", op.reference, "skip",
      op.skip, "doc", op.doc, "node", op.derivative ? op.derivative->node : "", "in_place",
      op.call_in_place ? Py_True : Py_False, "view", op.is_view ? Py_True : Py_False, "formula",
      op.derivative ? op.derivative->formula : ""));
}

const char* kind_of(const Op& op) {
  return op.unary ? "unary" : (op.binary ? (op.derivative ? "binary" : "comparison") : "general");
}

}  // namespace

void add_operations(PyObject* module, PyObject* tensor) {
  function_type = reinterpret_cast<PyTypeObject*>(
      checked(PyType_FromModuleAndSpec(module, &spec, nullptr)).release());
  const Object internal = checked(PyModule_New("backsweep._C.ops"));
  const Object table = checked(PyList_New(0));
  std::map<std::string, std::vector<const Op*>> rows_by_name;
  for (const Op* op : all_ops()) {
    rows_by_name[op->name].push_back(op);
    const Object row = describe(*op);
    const Object kind = checked(PyUnicode_FromString(kind_of(*op)));
    if (PyDict_SetItemString(row.get(), "kind", kind.get()) < 0 ||
        PyList_Append(table.get(), row.get()) < 0)
      throw ErrorAlreadySet();
  }
  for (const auto& [name, rows] : rows_by_name) {
    const Object function = make_function(name, false, rows);
    const OpForms forms = rows[0]->forms;
    if (forms == OpForms::kInternal) set(internal.get(), name, function);
    if (forms == OpForms::kFunctionAndMethod || forms == OpForms::kFunction)
      set(module, name, function);
    if (forms == OpForms::kFunctionAndMethod || forms == OpForms::kMethod)
      set(tensor, name, function);
    std::vector<const Op*> in_place_rows;
    for (const Op* op : rows)
      if (op->call_in_place) in_place_rows.push_back(op);
    if (!in_place_rows.empty())
      set(tensor, name + "_", make_function(name + "_", true, in_place_rows));
  }
  set(module, "ops", internal);
  set(module, "op_table", table);
}

}  // namespace backsweep::python
