using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using CpdGraph.Domain;
using Microsoft.Data.Sqlite;

namespace CpdGraph.Data;

/// <summary>
/// The cells of a row, from left to right: each call reads the next one, in the form that the mapping of its type writes. An initialiser
/// that reads them in the order of the columns makes a record of a row without anything between.
/// </summary>
internal sealed class RowCells(DbDataReader reader)
{
    private readonly bool embedded = reader is SqliteDataReader;
    private int next;

    /// <summary>Starts at the first cell again.</summary>
    public void Start() => next = 0;

    /// <summary>Leaves out cells that this kind of row has nothing in.</summary>
    public void Skip(int count = 1) => next += count;

    public string Text() => reader.GetString(next++);

    public string? TextOrNull() => IsNull() ? null : Text();

    public Guid Uuid() => reader.GetGuid(next++);

    public TId Id<TId>()
        where TId : struct, ITypedId<TId> => TId.From(Uuid());

    public TId? IdOrNull<TId>()
        where TId : struct, ITypedId<TId> => IsNull() ? null : Id<TId>();

    public long LongNumber() => reader.GetInt64(next++);

    public int Number() => reader.GetInt32(next++);

    public int? NumberOrNull() => IsNull() ? null : Number();

    public long? LongNumberOrNull() => IsNull() ? null : LongNumber();

    public bool Flag() => reader.GetBoolean(next++);

    public bool? FlagOrNull() => IsNull() ? null : Flag();

    /// <summary>Without zeros at its end: see <see cref="ShortDecimalConverter"/>.</summary>
    public decimal? DecimalOrNull() => IsNull() ? null : ShortDecimalConverter.Shortened(reader.GetDecimal(next++));

    /// <remarks>Days in an embedded database are text in one form, and its driver looks for any form: that took longer than all else of a row.</remarks>
    public DateOnly Day() => embedded
        ? DateOnly.ParseExact(reader.GetString(next++), "yyyy-MM-dd", CultureInfo.InvariantCulture)
        : reader.GetFieldValue<DateOnly>(next++);

    public DateOnly? DayOrNull() => IsNull() ? null : Day();

    public DateTimeOffset Moment() => embedded
        ? UnixMicrosecondsConverter.MomentOf(reader.GetInt64(next++))
        : reader.GetFieldValue<DateTimeOffset>(next++);

    public DateTimeOffset? MomentOrNull() => IsNull() ? null : Moment();

    public T Value<T>()
        where T : struct, Enum => Values<T>.ByName[Text()];

    public T? ValueOrNull<T>()
        where T : struct, Enum => IsNull() ? null : Value<T>();

    /// <summary>Whole pence, then the currency; both null where there is no amount.</summary>
    public Money? MoneyOrNull()
    {
        if (IsNull())
        {
            next++;
            return null;
        }

        return new Money(reader.GetInt64(next++), Text());
    }

    public Venue? VenueOrNull() => IsNull() ? null : JsonText.ReadVenue(Text());

    public ImmutableArray<T> List<T>() => JsonText.ReadList<T>(Text());

    /// <param name="known">Lists by their text: few are different, and rows that say the same share one.</param>
    public ImmutableArray<T> List<T>(Dictionary<string, ImmutableArray<T>> known)
    {
        var text = Text();

        if (!known.TryGetValue(text, out var list))
        {
            list = JsonText.ReadList<T>(text);
            known.Add(text, list);
        }

        return list;
    }

    /// <summary>Whether the next cell is null, and if so moves past it.</summary>
    private bool IsNull()
    {
        if (!reader.IsDBNull(next))
        {
            return false;
        }

        next++;
        return true;
    }

    private static class Values<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<string, T> ByName = Enum.GetValues<T>().ToDictionary(value => value.ToString());
    }
}
