#include "bindings/generator.hpp"

#include <random>
#include <utility>

#include "bindings/conversions.hpp"
#include "bindings/tensor_object.hpp"
#include "ops/random.hpp"

namespace backsweep::python {
namespace {

struct GeneratorObject {
  PyObject_HEAD Generator* generator;
};

PyTypeObject* generator_type = nullptr;

Generator& generator_of(PyObject* self) {
  return *reinterpret_cast<GeneratorObject*>(self)->generator;
}

// PyTorch's exception differs from that of tensors on other devices.
void check_generator_device(PyObject* device) {
  if (device != Py_None) {
    const Object text = checked(PyObject_Str(device));
    if (PyUnicode_CompareWithASCIIString(text.get(), "cuda") == 0)
      fail(ErrorKind::Runtime,
           "Generator: device 'cuda' was given; Cannot get CUDA generator without ATen_cuda "
           "library; use device='cpu' or leave it out");
  }
  check_device(device);
}

PyObject* new_generator(PyTypeObject* type, PyObject* arguments, PyObject* keywords) {
  return guarded([&] {
    static const char* names[] = {"device", nullptr};
    PyObject* device = Py_None;
    if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "|O:Generator", const_cast<char**>(names),
                                     &device))
      throw ErrorAlreadySet();
    check_generator_device(device);
    Object self = checked(type->tp_alloc(type, 0));
    reinterpret_cast<GeneratorObject*>(self.get())->generator = new Generator();
    return self.release();
  });
}

void destroy_generator(PyObject* self) {
  Generator* generator = reinterpret_cast<GeneratorObject*>(self)->generator;
  if (generator != &default_generator()) delete generator;
  PyTypeObject* type = Py_TYPE(self);
  type->tp_free(self);
  Py_DECREF(type);
}

// PyTorch's seeds: 64 bits, where the negative ones stand for the upper half.
uint64_t seed_from(PyObject* object) {
  if (!PyIndex_Check(object) || PyBool_Check(object))
    fail(ErrorKind::Runtime, "manual_seed: ", type_name(object),
         " was given; manual_seed expected a long, but got ", type_name(object),
         "; give an integer");
  const Object number = checked(PyNumber_Index(object));
  const uint64_t seed = PyLong_AsUnsignedLongLong(number.get());
  if (!PyErr_Occurred()) return seed;
  PyErr_Clear();
  const int64_t negative = PyLong_AsLongLong(number.get());
  if (!PyErr_Occurred()) return static_cast<uint64_t>(negative);
  PyErr_Clear();
  fail(ErrorKind::Value,
       "manual_seed: a seed beyond 64 bits was given; Overflow when unpacking long "
       "long; give one between -2**63 and 2**64 - 1");
}

PyObject* manual_seed(PyObject* self, PyObject* seed) {
  return guarded([&] {
    const uint64_t value = seed_from(seed);
    const std::lock_guard lock(generator_of(self).mutex());
    generator_of(self).manual_seed(value);
    return Py_NewRef(self);
  });
}

PyObject* random_seed(PyObject* self, PyObject*) {
  return guarded([&] {
    std::random_device device;
    // 53 bits, which a float holds exactly; so PyTorch's seeds.
    const uint64_t seed = ((uint64_t{device()} << 32) | device()) & ((uint64_t{1} << 53) - 1);
    const std::lock_guard lock(generator_of(self).mutex());
    generator_of(self).manual_seed(seed);
    return PyLong_FromUnsignedLongLong(seed);
  });
}

PyObject* initial_seed(PyObject* self, PyObject*) {
  return PyLong_FromUnsignedLongLong(generator_of(self).initial_seed());
}

PyObject* get_state(PyObject* self, PyObject*) {
  return guarded([&] {
    const int64_t sizes[] = {Generator::kStateBytes};
    Tensor state = empty(sizes, DType::UInt8);
    const std::lock_guard lock(generator_of(self).mutex());
    generator_of(self).save(state.raw());
    return wrap(std::move(state));
  });
}

PyObject* set_state(PyObject* self, PyObject* state) {
  return guarded([&] {
    if (!is_tensor(state))
      fail(ErrorKind::Type, "set_state: ", type_name(state),
           " was given; expected a torch.ByteTensor, but got ", type_name(state),
           "; give what get_state() returned");
    const Tensor& bytes = tensor_of(state);
    if (bytes.dtype() != DType::UInt8)
      fail(ErrorKind::Type, "set_state: a tensor of dtype ", bytes.dtype(),
           " was given; RNG state must be a torch.ByteTensor; give what get_state() returned");
    if (bytes.numel() != int64_t{Generator::kStateBytes} || !bytes.is_contiguous())
      fail(ErrorKind::Runtime, "set_state: ", bytes.numel(),
           " bytes were given; Expected a CPUGeneratorImplState of size ", Generator::kStateBytes,
           " but found the input RNG state size to be ", bytes.numel(),
           "; give what get_state() returned");
    const std::lock_guard lock(generator_of(self).mutex());
    if (!generator_of(self).restore(bytes.raw()))
      fail(ErrorKind::Runtime,
           "set_state: bytes that are no state were given; mt19937 state is not valid; give what "
           "get_state() returned");
    return Py_NewRef(self);
  });
}

PyObject* clone_state(PyObject* self, PyObject*) {
  return guarded([&] {
    Object copy = checked(generator_type->tp_alloc(generator_type, 0));
    auto* generator = new Generator();
    reinterpret_cast<GeneratorObject*>(copy.get())->generator = generator;
    char state[Generator::kStateBytes];
    {
      const std::lock_guard lock(generator_of(self).mutex());
      generator_of(self).save(state);
    }
    generator->restore(state);
    return copy.release();
  });
}

// Of generators of other devices.
PyObject* refuse_graphs(const char* name) {
  return guarded([&]() -> PyObject* {
    fail(ErrorKind::NotImplemented, name, ": a generator of the CPU was given; ", name,
         " is not supported in this Generator; use get_state(), set_state() or clone_state()");
  });
}
PyObject* graphsafe_get_state(PyObject*, PyObject*) {
  return refuse_graphs("graphsafe_get_state");
}
PyObject* graphsafe_set_state(PyObject*, PyObject*) {
  return refuse_graphs("graphsafe_set_state");
}
PyObject* refuse_offset(PyObject*, PyObject*) {
  return guarded([&]() -> PyObject* {
    fail(
        ErrorKind::Runtime,
        "Generator: an offset was asked for; CPU Generator does not use offset; use get_state() or "
        "set_state()");
  });
}

// Pickles and copies as (type, (device,), (seed, offset, state)).
PyObject* reduce(PyObject* self, PyObject*) {
  return guarded([&] {
    const Object device = checked(PyObject_GetAttrString(self, "device"));
    const Object seed = checked(initial_seed(self, nullptr));
    const Object state = checked(get_state(self, nullptr));
    return checked(Py_BuildValue("O(O)(OOO)", Py_TYPE(self), device.get(), seed.get(), Py_None,
                                 state.get()))
        .release();
  });
}

PyObject* restore_pickled(PyObject* self, PyObject* pickled) {
  if (!PyTuple_Check(pickled) || PyTuple_GET_SIZE(pickled) != 3) {
    PyErr_SetString(PyExc_TypeError,
                    "__setstate__: something else than what __reduce__ gives was given; a tuple of "
                    "seed, offset and state is required");
    return nullptr;
  }
  const Object done = Object::steal(set_state(self, PyTuple_GET_ITEM(pickled, 2)));
  if (!done) return nullptr;
  Py_RETURN_NONE;
}

PyObject* get_device(PyObject*, void*) {
  return guarded([&] {
    const Object module = checked(PyImport_ImportModule("backsweep"));
    return checked(PyObject_CallMethod(module.get(), "device", "s", "cpu")).release();
  });
}

PyMethodDef methods[] = {
    {"manual_seed", manual_seed, METH_O,
     "manual_seed(seed) -> Generator\n\nStarts the numbers anew, as the seed says; returns the "
     "generator."},
    {"seed", random_seed, METH_NOARGS,
     "seed() -> int\n\nTakes a seed from the system and returns it."},
    {"initial_seed", initial_seed, METH_NOARGS,
     "initial_seed() -> int\n\nThe seed that the numbers started from."},
    {"get_state", get_state, METH_NOARGS,
     "get_state() -> Tensor\n\nEverything the next numbers depend on, as a uint8 tensor; PyTorch "
     "can read it."},
    {"set_state", set_state, METH_O,
     "set_state(new_state)\n\nContinues where get_state() was called, here or in PyTorch."},
    {"clone_state", clone_state, METH_NOARGS,
     "clone_state() -> Generator\n\nA generator that will give the same numbers."},
    {"graphsafe_get_state", graphsafe_get_state, METH_NOARGS,
     "graphsafe_get_state() -> Generator\n\nNotImplementedError: it is for other devices."},
    {"graphsafe_set_state", graphsafe_set_state, METH_O,
     "graphsafe_set_state(state)\n\nNotImplementedError: it is for other devices."},
    {"get_offset", refuse_offset, METH_NOARGS,
     "get_offset() -> int\n\nRuntimeError: it is for other devices."},
    {"set_offset", refuse_offset, METH_O,
     "set_offset(offset)\n\nRuntimeError: it is for other devices."},
    {"__reduce__", reduce, METH_NOARGS, "Pickles and copies with the state."},
    {"__setstate__", restore_pickled, METH_O, "The end of unpickling."},
    {nullptr, nullptr, 0, nullptr},
};
PyGetSetDef getters[] = {
    {"device", get_device, nullptr, "The CPU.", nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr},
};
PyType_Slot slots[] = {
    {Py_tp_doc,
     const_cast<char*>("Generator(device='cpu')\n--\n\nA source of random numbers (mt19937), with "
                       "PyTorch's numbers for the same seed.")},
    {Py_tp_new, reinterpret_cast<void*>(new_generator)},
    {Py_tp_dealloc, reinterpret_cast<void*>(destroy_generator)},
    {Py_tp_methods, methods},
    {Py_tp_getset, getters},
    {0, nullptr},
};
PyType_Spec spec = {"backsweep.Generator", sizeof(GeneratorObject), 0,
                    Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, slots};

// Whether this thread may draw; what held before.
PyObject* refuse_random(PyObject*, PyObject* refused) {
  return PyBool_FromLong(std::exchange(random_refused(), refused == Py_True));
}
PyMethodDef functions[] = {{"refuse_random", refuse_random, METH_O, nullptr},
                           {nullptr, nullptr, 0, nullptr}};

}  // namespace

Generator* generator_from(PyObject* object) {
  return PyObject_TypeCheck(object, generator_type) ? &generator_of(object) : nullptr;
}

void add_generator_type(PyObject* module) {
  generator_type = reinterpret_cast<PyTypeObject*>(
      checked(PyType_FromModuleAndSpec(module, &spec, nullptr)).release());
  if (PyModule_AddObjectRef(module, "Generator", reinterpret_cast<PyObject*>(generator_type)) < 0)
    throw ErrorAlreadySet();
  if (PyModule_AddFunctions(module, functions) < 0) throw ErrorAlreadySet();
  const Object shared = checked(generator_type->tp_alloc(generator_type, 0));
  reinterpret_cast<GeneratorObject*>(shared.get())->generator = &default_generator();
  if (PyModule_AddObjectRef(module, "default_generator", shared.get()) < 0) throw ErrorAlreadySet();
}

}  // namespace backsweep::python
