using System.Reflection;
using CpdGraph.GraphQL.Coercion;
using CpdGraph.GraphQL.Costs;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Binding;

/// <summary>Compares a schema with what is bound to it, field by field, and puts both together.</summary>
internal sealed class SchemaBinder
{
    private readonly SchemaBinding _binding;
    private readonly Dictionary<EnumType, EnumNames> _enums = [];
    private readonly Dictionary<ObjectType, Type> _clrTypes = [];
    private readonly Dictionary<FieldDefinition, FieldBinding> _fields = [];
    private readonly Dictionary<ObjectType, ObjectGate> _gates = [];
    private readonly InputBinder _inputs;
    private readonly OutputInspection _outputs;

    public SchemaBinder(SchemaBinding binding)
    {
        _binding = binding;
        _inputs = new InputBinder(_enums, Report, binding.Options.MaxInputListItems);
        _outputs = new OutputInspection(binding.Schema, _enums, _clrTypes, Report);

        BindScalars();
        BindEnums();
        BindInputs();
        BindTypes();
        Schema = new ExecutableSchema(binding.Schema, _fields, ObjectTypesByClrType(), _enums, _gates, _inputs, new CostDirectives(binding.Schema, Report).Read(), binding.TypeNameOf);
    }

    public BindingReport Report { get; } = new();

    public ExecutableSchema Schema { get; }

    private void BindScalars()
    {
        foreach (var (name, codec) in _binding.Scalars)
        {
            if (_binding.Schema.Type(name) is ScalarType scalar)
            {
                scalar.Codec = codec;
            }
            else
            {
                Report.Add(BindingProblem.BindingWithoutField, name, "a codec is bound, but the schema has no such scalar");
            }
        }

        foreach (var scalar in _binding.Schema.Types.OfType<ScalarType>().Where(scalar => scalar.Codec is null))
        {
            Report.Add(BindingProblem.ScalarWithoutCodec, scalar.Name, "no codec is bound to this scalar");
        }
    }

    private void BindEnums()
    {
        foreach (var (name, pair) in _binding.Enums)
        {
            if (_binding.Schema.Type(name) is not EnumType type)
            {
                Report.Add(BindingProblem.BindingWithoutField, name, "a C# enum is bound, but the schema has no such enum");
                continue;
            }

            _enums[type] = pair(type);

            if (_binding.EnumTypes.GetValueOrDefault(name) is { } clrType)
            {
                InspectEnum(type, clrType);
            }
        }

        foreach (var type in _binding.Schema.Types.OfType<EnumType>().Where(type => !_enums.ContainsKey(type)))
        {
            Report.Add(BindingProblem.TypeWithoutBinding, type.Name, "no C# enum is bound to this enum");
        }
    }

    private void InspectEnum(EnumType type, Type clrType)
    {
        var words = Enum.GetNames(clrType).ToDictionary(EnumNames.Word, StringComparer.Ordinal);

        foreach (var value in type.Values.Where(value => !words.Remove(EnumNames.Word(value.Name))))
        {
            Report.Add(BindingProblem.TypeMismatch, $"{type.Name}.{value.Name}", $"{clrType.Name} has no such member");
        }

        foreach (var name in words.Values)
        {
            Report.Add(BindingProblem.TypeMismatch, type.Name, $"{clrType.Name}.{name} is not a value of the enum");
        }
    }

    private void BindInputs()
    {
        foreach (var (name, clrType) in _binding.Inputs)
        {
            if (_binding.Schema.Type(name) is InputObjectType type)
            {
                _inputs.InputTypes[type] = clrType;
            }
            else
            {
                Report.Add(BindingProblem.BindingWithoutField, name, "a C# type is bound, but the schema has no such input object");
            }
        }
    }

    private void BindTypes()
    {
        foreach (var binding in _binding.Types.Values)
        {
            if (_binding.Schema.Type(binding.TypeName) is ObjectType type)
            {
                _clrTypes[type] = binding.ClrType;
            }
            else
            {
                Report.Add(BindingProblem.BindingWithoutField, binding.TypeName, $"{binding.ClrType.Name} is bound, but the schema has no such object type");
            }
        }

        foreach (var type in _binding.Schema.ObjectTypes)
        {
            if (_binding.Types.TryGetValue(type.Name, out var binding))
            {
                BindFields(type, binding);
            }
            else
            {
                Report.Add(BindingProblem.TypeWithoutBinding, type.Name, "no C# type is bound to this object type");
            }
        }

        if (_binding.Schema.SubscriptionType is null)
        {
            foreach (var name in _binding.Subscription.Binding.Resolvers.Keys)
            {
                Report.Add(BindingProblem.BindingWithoutField, $"Subscription.{name}", "a source of events is bound, but the schema has no subscriptions");
            }
        }

        BindMetaFields();
    }

    private void BindFields(ObjectType type, TypeBinding binding)
    {
        foreach (var name in binding.Resolvers.Keys.Where(name => type.Field(name) is null))
        {
            Report.Add(BindingProblem.BindingWithoutField, $"{type.Name}.{name}", "a resolver is bound, but the schema has no such field");
        }

        foreach (var name in binding.Repeated)
        {
            Report.Add(BindingProblem.BindingWithoutField, $"{type.Name}.{name}", "two resolvers are bound to this field");
        }


        foreach (var field in type.Fields)
        {
            var resolver = binding.Resolvers.GetValueOrDefault(field.Name) ?? PropertyOf(binding.ClrType, field.Name);

            if (ReferenceEquals(type, _binding.Schema.SubscriptionType) && resolver is not IEventSource)
            {
                Report.Add(BindingProblem.NoEventSource, field.ToString(), "no source of events is bound");
            }
            else if (resolver is null)
            {
                Report.Add(BindingProblem.FieldNotBound, field.ToString(), $"no resolver is bound, and {binding.ClrType.Name} has no public property of this name");
            }
            else
            {
                var rule = RuleOf(type, field);

                Bind(field, resolver, rule, MaxAgeOf(type, field, resolver, rule));
            }

            if (resolver is ReadResolver && ReferenceEquals(type, _binding.Schema.MutationType))
            {
                Report.Add(BindingProblem.MutationOutOfTurn, field.ToString(), "a change runs in its turn and in a transaction: bind it by Batch or FieldAsync");
            }
        }

        if (_binding.Options.AccessRules?.GateOf(type) is { } gate)
        {
            _gates[type] = gate;
        }
    }

    /// <summary>The rule of a field, null when everyone may read it.</summary>
    private AccessRule? RuleOf(ObjectType type, FieldDefinition field)
    {
        if (type.IsBuiltIn || _binding.Options.AccessRules is not { } rules)
        {
            return null;
        }

        var rule = rules.RuleOf(type, field);

        if (rule is null)
        {
            Report.Add(BindingProblem.NoAccessRule, field.ToString(), "neither the field nor its type says who may read it");
        }
        else if (rule != AccessRule.Everyone && field.Type.IsNonNull)
        {
            Report.Add(BindingProblem.RestrictedButNonNull, field.ToString(), $"the field is null for those who may not read it, but {field.Type} excludes null");
        }

        return rule == AccessRule.Everyone ? null : rule;
    }

    /// <summary>What not everyone may read is kept by nobody, whatever the rules of keeping say.</summary>
    private TimeSpan? MaxAgeOf(ObjectType type, FieldDefinition field, FieldResolver resolver, AccessRule? rule) =>
        type.IsBuiltIn || rule is not null ? null : _binding.Options.CacheRules?.MaxAgeOf(type, field, resolver is BatchResolver);

    private void Bind(FieldDefinition field, FieldResolver resolver, AccessRule? rule, TimeSpan? maxAge)
    {
        var arguments = _inputs.Arguments(field, resolver.ArgumentsType);
        var fits = resolver.IsChecked || _outputs.Inspect(field, resolver);
        var writer = fits && field.Type.Named.IsLeaf ? WriterFor(field, resolver) : null;

        _fields[field] = new FieldBinding(resolver, writer, arguments, rule, maxAge);
    }

    private ValueWriter WriterFor(FieldDefinition field, FieldResolver resolver) =>
        resolver.IsChecked ? new CheckedWriter(field.Type, _enums) : ValueWriter.Create(field.Type, resolver.ResultType, _enums);

    /// <summary><c>__schema</c> and <c>__type</c>, which belong to no type's list of fields.</summary>
    private void BindMetaFields()
    {
        var query = _binding.Schema.QueryType;

        Bind(_binding.Schema.FieldOf(query, "__schema")!, IntrospectionBinding.SchemaField(_binding.Schema), rule: null, maxAge: null);
        Bind(_binding.Schema.FieldOf(query, "__type")!, IntrospectionBinding.TypeField(_binding.Schema), rule: null, maxAge: null);
    }

    private static FieldResolver? PropertyOf(Type clrType, string name)
    {
        var property = clrType.GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase | BindingFlags.FlattenHierarchy);

        return property is { CanRead: true } && property.GetIndexParameters().Length == 0 ? PropertyResolver.Of(clrType, property) : null;
    }

    private Dictionary<Type, ObjectType> ObjectTypesByClrType()
    {
        var types = new Dictionary<Type, ObjectType>();

        foreach (var (type, clrType) in _clrTypes)
        {
            // Several object types of one C# type (such as roots) cannot be told apart, and only values of abstract types need to be.
            types.TryAdd(clrType, type);
        }

        return types;
    }
}

/// <summary>Binds a field to a property of the same name.</summary>
internal static class PropertyResolver
{
    public static FieldResolver Of(Type parentType, PropertyInfo property)
    {
        var getter = property.GetGetMethod()!;
        var read = getter.DeclaringType!.IsValueType
            ? null
            : Delegate.CreateDelegate(typeof(Func<,>).MakeGenericType(parentType, property.PropertyType), getter);

        return (FieldResolver)typeof(PropertyResolver)
            .GetMethod(nameof(Create), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(parentType, property.PropertyType)
            .Invoke(null, [read, property])!;
    }

    private static PropertyRead<TParent, TResult> Create<TParent, TResult>(Func<TParent, TResult>? read, PropertyInfo property) =>
        new(read ?? (parent => (TResult)property.GetValue(parent)!)) { ResultNullability = new NullabilityInfoContext().Create(property) };
}
