using System.Collections;
using System.Text.Json;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Coercion;

/// <summary>A list as an array; a single value becomes a list of one.</summary>
/// <typeparam name="T">C# type of the items, nullable where the schema's item type is.</typeparam>
internal sealed class ListInput<T>(ListType type, bool isNonNull, InputCodec items, int maximumItems) : InputCodec(type, isNonNull)
{
    public override Type ClrType => typeof(T[]);

    protected override object ReadLiteral(ValueNode literal, VariableValues variables)
    {
        if (literal is not ListValueNode list)
        {
            return new[] { (T)items.Literal(literal, variables)! };
        }

        var result = New(list.Items.Length);

        for (var i = 0; i < result.Length; i++)
        {
            try
            {
                result[i] = (T)items.Literal(list.Items[i], variables)!;
            }
            catch (InputException exception)
            {
                throw exception.Within(i);
            }
        }

        return result;
    }

    protected override object ReadJson(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            return new[] { (T)items.Json(json)! };
        }

        var result = New(json.GetArrayLength());
        var i = 0;

        foreach (var item in json.EnumerateArray())
        {
            try
            {
                result[i] = (T)items.Json(item)!;
            }
            catch (InputException exception)
            {
                throw exception.Within(i);
            }

            i++;
        }

        return result;
    }

    // A variable of type [Int!] may stand where [Int] is expected: another array type, the same values.
    protected override object Adapt(object value) => value is T[]? value : ((IEnumerable)value).Cast<T>().ToArray();

    private T[] New(int length) => length <= maximumItems
        ? new T[length]
        : throw new InputException($"A list may hold at most {maximumItems} items; this one holds {length}.", "inputListItems", maximumItems, length);
}
