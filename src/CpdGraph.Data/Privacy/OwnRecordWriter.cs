using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CpdGraph.Data;

/// <summary>Writes rows as the person may read them: members in the order of the record, ids as the API shows them.</summary>
internal sealed class OwnRecordWriter(Utf8JsonWriter json, IModel model, PersonalRows rows, IOwnRecordTexts texts)
{
    /// <summary>What ids that were written stand for.</summary>
    public SortedDictionary<string, string> Names { get; } = new(StringComparer.Ordinal);

    /// <summary>Supervisors that were written, whose names only the database knows, with their ids as texts.</summary>
    public Dictionary<SupervisorId, string> Supervisors { get; } = [];

    /// <summary>A row of the person's own. What it holds of others is left out, but for the names that the person may read anyway.</summary>
    public void WriteRow(PersonalTable table, object row)
    {
        var isAbout = rows.IsOwn(row, table.Owners[0]);
        json.WriteStartObject();

        foreach (var member in Members(table))
        {
            var value = member.GetValue(row);

            if (IsOfOthers(table, member.Name, row, isAbout) || (!isAbout && value is CoachId or Guid && !rows.IsOwn(value)))
            {
                continue;
            }

            json.WritePropertyName(JsonNamingPolicy.CamelCase.ConvertName(member.Name));
            Write(value is Guid subject && row is AuditEvent { SubjectKind: var kind } ? new RecordReference(kind, subject) : value);
        }

        json.WriteEndObject();
    }

    /// <summary>The person's name in a row of somebody else.</summary>
    public void WriteNamed(PersonalTable table, PersonalColumn column, object row)
    {
        json.WriteStartObject();
        json.WriteString("in", table.Section);
        json.WriteString("member", JsonNamingPolicy.CamelCase.ConvertName(column.Name));
        json.WritePropertyName("value");
        Write(row.GetType().GetProperty(column.Name)!.GetValue(row));
        json.WriteEndObject();
    }

    private bool IsOfOthers(PersonalTable table, string member, object row, bool isAbout)
    {
        var personal = table.Personal.Where(column => column.Name == member).ToArray();

        return personal.Length > 0 && !personal.Any(column => rows.IsOwn(row, column.Of)) && (!isAbout || table.HidesOthers);
    }

    private IEnumerable<PropertyInfo> Members(PersonalTable table)
    {
        var type = model.FindEntityType(table.Record)!;

        return table.Record.GetProperties().Where(member => type.FindProperty(member.Name) is not null || type.FindComplexProperty(member.Name) is not null);
    }

    // Records of the domain nest a few levels and never hold themselves, which bounds this recursion.
    private void Write(object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case decimal number:
                json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
                break;
            case DateOnly day:
                json.WriteStringValue(day.ToString("O", CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset moment:
                json.WriteStringValue(moment.UtcDateTime);
                break;
            case Enum code:
                json.WriteStringValue(SchemaName.Of(code));
                break;
            case Money money:
                json.WriteStartObject();
                json.WriteString("amount", money.Amount.ToString("0.00", CultureInfo.InvariantCulture));
                json.WriteString("currency", money.Currency);
                json.WriteEndObject();
                break;
            case PrincipalId account:
                json.WriteStringValue(rows.IsOwn(account) ? "YOU" : "SOMEBODY_ELSE");
                break;
            case ValueType when value is RecordReference || TypedIdConversion.IsTypedId(value.GetType()):
                WriteId(value);
                break;
            case IEnumerable list:
                json.WriteStartArray();

                foreach (var item in list)
                {
                    Write(item);
                }

                json.WriteEndArray();
                break;
            default:
                json.WriteStartObject();

                foreach (var member in value.GetType().GetProperties().Where(member => member.CanWrite))
                {
                    json.WritePropertyName(JsonNamingPolicy.CamelCase.ConvertName(member.Name));
                    Write(member.GetValue(value));
                }

                json.WriteEndObject();
                break;
        }
    }

    private void WriteId(object id)
    {
        var text = texts.IdOf(id);

        if (text is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStringValue(text);

        if (id is SupervisorId supervisor)
        {
            Supervisors[supervisor] = text;
        }
        else if (texts.NameOf(id) is { } name)
        {
            Names[text] = name;
        }
    }
}
