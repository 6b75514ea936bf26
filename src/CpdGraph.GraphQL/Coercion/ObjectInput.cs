using System.Runtime.InteropServices;
using System.Text.Json;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Coercion;

/// <summary>An input object.</summary>
internal sealed class ObjectInput(InputObjectType type, bool isNonNull, Type clrType, Func<InputMembers> members) : InputCodec(type, isNonNull)
{
    // Input types may contain themselves, so the members are found when the first value is read.
    private readonly Lazy<InputMembers> _members = new(members);

    public override Type ClrType => clrType;

    protected override object ReadLiteral(ValueNode literal, VariableValues variables)
    {
        if (literal is not ObjectValueNode node)
        {
            throw new InputException($"Expected type \"{Type}\" to be an object.");
        }

        var values = _members.Value.Read(
            ImmutableCollectionsMarshal.AsArray(node.Fields).AsSpan(), static field => (field.Name.Value, field.Value), variables);

        if (type.IsOneOf)
        {
            RequireOne(values);
        }

        return _members.Value.Construct(values);
    }

    protected override object ReadJson(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new InputException($"Expected type \"{Type}\" to be an object.");
        }

        var members = _members.Value;
        var values = members.AllAbsent();

        foreach (var property in json.EnumerateObject())
        {
            var index = members.IndexOf(property.Name);

            if (index < 0)
            {
                throw new InputException($"Field \"{JsonExcerpt.Cut(property.Name)}\" is not defined by type \"{Type}\".");
            }

            try
            {
                values[index] = members.Members[index].Codec.Json(property.Value);
            }
            catch (InputException exception)
            {
                throw exception.Within(property.Name);
            }
        }

        members.Complete(values);

        if (type.IsOneOf)
        {
            RequireOne(values);
        }

        return members.Construct(values);
    }

    private void RequireOne(object?[] values)
    {
        var given = values.Count(value => !ReferenceEquals(value, InputMembers.Absent));

        if (given != 1)
        {
            throw new InputException($"Exactly one key must be specified for OneOf type \"{Type}\".");
        }

        var index = Array.FindIndex(values, value => !ReferenceEquals(value, InputMembers.Absent));

        if (values[index] is null)
        {
            throw new InputException($"Field \"{_members.Value.Members[index].Name}\" must be non-null.");
        }
    }
}
