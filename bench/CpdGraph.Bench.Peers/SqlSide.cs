using System.Globalization;
using System.Text.Json;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.SignIn;
using CpdGraph.Domain;
using Npgsql;

namespace CpdGraph.Bench.Peers;

/// <summary>
/// Endpoints as somebody writes them who knows which questions will be asked: plain statements over the product's tables, prepared,
/// several in one round trip where that is possible, and the answer written straight from the rows.
/// </summary>
internal static class SqlSide
{
    private const string OneOffer =
        """
        select o.id, v.title, v.summary, v.format, o.status, v.delivery_cpd_minutes, v.price_amount_pence, p.id, p.name, p.kind
        from offer o join offer_version v on v.offer_id = o.id and v.number = o.current_version join provider p on p.id = o.provider_id
        where o.id = $1 and o.status = 'Published'
        """;

    private const string MappingsOfOne =
        """
        select m.coverage, c.code, c.statement, a.code, a.name
        from offer o join offer_version v on v.offer_id = o.id and v.number = o.current_version
            join competency_mapping m on m.offer_version_id = v.id join competency c on c.id = m.competency_id join competency_area a on a.id = c.area_id
        where o.id = $1
        order by m.position
        """;

    private const string Listing =
        """
        select v.id, o.id, v.title, v.format, v.delivery_cpd_minutes, v.price_amount_pence, p.id, p.name
        from offer_version v join offer o on o.id = v.offer_id and o.current_version = v.number join provider p on p.id = o.provider_id
        where v.format = $1 and o.status = 'Published' and exists (
            select 1 from competency_mapping m join competency c on c.id = m.competency_id where m.offer_version_id = v.id and c.area_id = $2)
        order by v.title, v.id limit 20 offset $3
        """;

    private const string MappingsOfMany =
        """
        select m.offer_version_id, m.coverage, c.code, c.statement
        from competency_mapping m join competency c on c.id = m.competency_id
        where m.offer_version_id = any($1)
        order by m.offer_version_id, m.position
        """;

    // A coach reads the own record alone.
    private const string OneCoach =
        """
        select k.id, k.display_name, g.id, g.name, g.ods_code
        from coach k join principal who on who.coach_id = k.id
            left join lateral (
                select organisation_id from employment e
                where e.coach_id = k.id and e.started_on <= $4 and (e.ended_on is null or e.ended_on >= $4) order by e.started_on desc, e.id desc limit 1) work on true
            left join organisation g on g.id = work.organisation_id
        where k.id = $1 and who.issuer = $2 and who.subject = $3
        """;

    private const string LatestCompletions =
        """
        select c.id, c.occurred_on, c.outcome, c.cpd_minutes, c.cost_pence, o.id, v.id, v.title, p.name
        from completion c join offer o on o.id = c.offer_id join offer_version v on v.offer_id = o.id and v.number = o.current_version
            join provider p on p.id = o.provider_id
        where c.coach_id = $1 and o.status = 'Published' order by c.occurred_on desc, c.id desc limit $2
        """;

    private const string CodesOfMany =
        """
        select m.offer_version_id, c.code
        from competency_mapping m join competency c on c.id = m.competency_id
        where m.offer_version_id = any($1)
        order by m.offer_version_id, m.position
        """;

    public static void Map(WebApplication app, NpgsqlDataSource pool, TokenGate gate)
    {
        app.MapPost("/q1", (HttpContext context) => OfferAsync(context, pool));
        app.MapPost("/q2", (HttpContext context) => OffersAsync(context, pool));
        app.MapPost("/q3", (HttpContext context) => CoachAsync(context, pool, gate));
        app.MapPost("/q4", (HttpContext context) => SqlNumbers.AnswerAsync(context, pool, gate));
    }

    private static async Task OfferAsync(HttpContext context, NpgsqlDataSource pool)
    {
        var asked = await Asked.ReadAsync(context);
        using var buffer = new AnswerBuffer();

        await using (var connection = await pool.OpenConnectionAsync(context.RequestAborted))
        {
            await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Command(OneOffer, asked.Id), Command(MappingsOfOne, asked.Id) } };
            await using var rows = await batch.ExecuteReaderAsync(context.RequestAborted);
            await WriteOfferAsync(buffer, rows, context.RequestAborted);
        }

        await Answers.SendAsync(context, buffer.Written);
    }

    private static async Task WriteOfferAsync(AnswerBuffer buffer, NpgsqlDataReader rows, CancellationToken cancellation)
    {
        await using var json = new Utf8JsonWriter(buffer, Answers.Json);
        json.WriteStartObject();
        json.WriteStartObject("data"u8);

        if (!await rows.ReadAsync(cancellation))
        {
            json.WriteNull("offer"u8);
            json.WriteEndObject();
            json.WriteEndObject();
            return;
        }

        json.WriteStartObject("offer"u8);
        json.WriteString("id"u8, GlobalId.Of(new OfferId(rows.GetGuid(0))));
        json.WriteString("title"u8, rows.GetString(1));
        json.WriteString("summary"u8, rows.GetString(2));
        json.WriteString("format"u8, EnumText.Show(rows.GetString(3)));
        json.WriteString("status"u8, EnumText.Show(rows.GetString(4)));
        Parts.WriteDelivery(json, rows.GetInt32(5));
        Parts.WritePrice(json, rows.GetInt64(6));
        json.WriteStartObject("provider"u8);
        json.WriteString("id"u8, GlobalId.Of(new ProviderId(rows.GetGuid(7))));
        json.WriteString("name"u8, rows.GetString(8));
        json.WriteString("kind"u8, EnumText.Show(rows.GetString(9)));
        json.WriteEndObject();
        json.WriteStartArray("competencyMappings"u8);
        await rows.NextResultAsync(cancellation);

        while (await rows.ReadAsync(cancellation))
        {
            json.WriteStartObject();
            json.WriteString("coverage"u8, EnumText.Show(rows.GetString(0)));
            json.WriteStartObject("competency"u8);
            json.WriteString("code"u8, rows.GetString(1));
            json.WriteString("statement"u8, rows.GetString(2));
            json.WriteStartObject("area"u8);
            json.WriteString("code"u8, rows.GetString(3));
            json.WriteString("name"u8, rows.GetString(4));
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static async Task OffersAsync(HttpContext context, NpgsqlDataSource pool)
    {
        var asked = await Asked.ReadAsync(context);
        var offers = new List<ListedOffer>(20);
        Dictionary<Guid, List<ListedMapping>> mappings;

        await using (var connection = await pool.OpenConnectionAsync(context.RequestAborted))
        {
            await using (var command = new NpgsqlCommand(Listing, connection))
            {
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = EnumText.Keep(asked.Format) });
                command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = asked.Area });
                command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = asked.Offset });
                await using var rows = await command.ExecuteReaderAsync(context.RequestAborted);

                while (await rows.ReadAsync(context.RequestAborted))
                {
                    offers.Add(new(
                        rows.GetGuid(0), rows.GetGuid(1), rows.GetString(2), rows.GetString(3), rows.GetInt32(4), rows.GetInt64(5), rows.GetGuid(6), rows.GetString(7)));
                }
            }

            mappings = await ByVersionAsync(
                connection,
                MappingsOfMany,
                [.. offers.Select(offer => offer.Version)],
                rows => new ListedMapping(rows.GetString(1), rows.GetString(2), rows.GetString(3)),
                context.RequestAborted);
        }

        using var buffer = new AnswerBuffer();
        WriteOffers(buffer, offers, mappings);
        await Answers.SendAsync(context, buffer.Written);
    }

    private static void WriteOffers(AnswerBuffer buffer, List<ListedOffer> offers, Dictionary<Guid, List<ListedMapping>> mappings)
    {
        using var json = new Utf8JsonWriter(buffer, Answers.Json);
        json.WriteStartObject();
        json.WriteStartObject("data"u8);
        json.WriteStartObject("offers"u8);
        json.WriteStartArray("nodes"u8);

        foreach (var offer in offers)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, GlobalId.Of(new OfferId(offer.Id)));
            json.WriteString("title"u8, offer.Title);
            json.WriteString("format"u8, EnumText.Show(offer.Format));
            Parts.WriteDelivery(json, offer.CpdMinutes);
            Parts.WritePrice(json, offer.Pence);
            json.WriteStartObject("provider"u8);
            json.WriteString("id"u8, GlobalId.Of(new ProviderId(offer.ProviderId)));
            json.WriteString("name"u8, offer.ProviderName);
            json.WriteEndObject();
            json.WriteStartArray("competencyMappings"u8);

            foreach (var mapping in mappings.GetValueOrDefault(offer.Version) ?? [])
            {
                json.WriteStartObject();
                json.WriteString("coverage"u8, EnumText.Show(mapping.Coverage));
                json.WriteStartObject("competency"u8);
                json.WriteString("code"u8, mapping.Code);
                json.WriteString("statement"u8, mapping.Statement);
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static async Task CoachAsync(HttpContext context, NpgsqlDataSource pool, TokenGate gate)
    {
        if (await gate.SubjectAsync(context) is not { } token)
        {
            await Answers.RefuseAsync(context);
            return;
        }

        var asked = await Asked.ReadAsync(context);
        var completions = new List<ListedCompletion>(asked.Count);
        CoachRow? coach = null;
        Dictionary<Guid, List<string>> codes;

        await using (var connection = await pool.OpenConnectionAsync(context.RequestAborted))
        {
            await using (var batch = new NpgsqlBatch(connection) { BatchCommands = { CoachCommand(asked.Id, token), CompletionsCommand(asked) } })
            await using (var rows = await batch.ExecuteReaderAsync(context.RequestAborted))
            {
                if (await rows.ReadAsync(context.RequestAborted))
                {
                    coach = new(rows.GetGuid(0), rows.GetString(1), rows.GetGuid(2), rows.GetString(3), rows.GetString(4));
                }

                await rows.NextResultAsync(context.RequestAborted);

                while (await rows.ReadAsync(context.RequestAborted))
                {
                    completions.Add(new(
                        rows.GetGuid(0),
                        rows.GetFieldValue<DateOnly>(1),
                        rows.GetString(2),
                        rows.GetInt32(3),
                        rows.GetInt64(4),
                        rows.GetGuid(5),
                        rows.GetGuid(6),
                        rows.GetString(7),
                        rows.GetString(8)));
                }
            }

            codes = await ByVersionAsync(
                connection, CodesOfMany, [.. completions.Select(row => row.Version).Distinct()], rows => rows.GetString(1), context.RequestAborted);
        }

        using var buffer = new AnswerBuffer();
        WriteCoach(buffer, coach, completions, codes);
        await Answers.SendAsync(context, buffer.Written);
    }

    private static void WriteCoach(AnswerBuffer buffer, CoachRow? found, List<ListedCompletion> completions, Dictionary<Guid, List<string>> codes)
    {
        using var json = new Utf8JsonWriter(buffer, Answers.Json);
        json.WriteStartObject();
        json.WriteStartObject("data"u8);

        if (found is not { } coach)
        {
            json.WriteNull("coach"u8);
            json.WriteEndObject();
            json.WriteEndObject();
            return;
        }

        json.WriteStartObject("coach"u8);
        json.WriteString("id"u8, GlobalId.Of(new CoachId(coach.Id)));
        json.WriteString("displayName"u8, coach.Name);
        json.WriteStartObject("employer"u8);
        json.WriteString("id"u8, GlobalId.Of(new OrganisationId(coach.EmployerId)));
        json.WriteString("name"u8, coach.EmployerName);
        json.WriteString("odsCode"u8, coach.OdsCode);
        json.WriteEndObject();
        json.WriteStartObject("completions"u8);
        json.WriteStartArray("nodes"u8);
        Span<byte> day = stackalloc byte[10];

        foreach (var row in completions)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, GlobalId.Of(new CompletionId(row.Id)));
            row.OccurredOn.TryFormat(day, out _, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            json.WriteString("occurredOn"u8, day);
            json.WriteString("outcome"u8, EnumText.Show(row.Outcome));
            json.WriteNumber("cpdMinutes"u8, row.CpdMinutes);
            Parts.WriteMoney(json, "cost"u8, row.Pence);
            json.WriteStartObject("offer"u8);
            json.WriteString("id"u8, GlobalId.Of(new OfferId(row.OfferId)));
            json.WriteString("title"u8, row.Title);
            json.WriteStartObject("provider"u8);
            json.WriteString("name"u8, row.ProviderName);
            json.WriteEndObject();
            json.WriteStartArray("competencyMappings"u8);

            foreach (var code in codes.GetValueOrDefault(row.Version) ?? [])
            {
                json.WriteStartObject();
                json.WriteStartObject("competency"u8);
                json.WriteString("code"u8, code);
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static NpgsqlBatchCommand Command(string statement, Guid id) => new(statement) { Parameters = { new NpgsqlParameter<Guid> { TypedValue = id } } };

    private static NpgsqlBatchCommand CoachCommand(Guid id, AcceptedToken token)
    {
        var command = Command(OneCoach, id);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = token.Issuer });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = token.Subject });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = LondonCalendar.DayOf(TimeProvider.System.GetUtcNow()) });
        return command;
    }

    private static NpgsqlBatchCommand CompletionsCommand(Asked asked)
    {
        var command = Command(LatestCompletions, asked.Id);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = asked.Count });
        return command;
    }

    private static async Task<Dictionary<Guid, List<T>>> ByVersionAsync<T>(
        NpgsqlConnection connection, string statement, Guid[] versions, Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = versions });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var found = new Dictionary<Guid, List<T>>(versions.Length);
        var (last, list) = (Guid.Empty, new List<T>());

        while (await rows.ReadAsync(cancellation))
        {
            if (rows.GetGuid(0) is var version && version != last)
            {
                found[last = version] = list = new(6);
            }

            list.Add(read(rows));
        }

        return found;
    }

    private readonly record struct CoachRow(Guid Id, string Name, Guid EmployerId, string EmployerName, string OdsCode);

    private readonly record struct ListedOffer(
        Guid Version, Guid Id, string Title, string Format, int CpdMinutes, long Pence, Guid ProviderId, string ProviderName);

    private readonly record struct ListedMapping(string Coverage, string Code, string Statement);

    private readonly record struct ListedCompletion(
        Guid Id, DateOnly OccurredOn, string Outcome, int CpdMinutes, long Pence, Guid OfferId, Guid Version, string Title, string ProviderName);
}
