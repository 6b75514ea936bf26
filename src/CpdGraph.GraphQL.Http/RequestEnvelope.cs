using System.Text.Json;
using CpdGraph.GraphQL.Execution;

namespace CpdGraph.GraphQL.Http;

/// <summary>Finds the members of a request in its JSON object without parsing what they hold.</summary>
internal ref struct RequestEnvelope
{
    private readonly ReadOnlyMemory<byte> _json;
    private readonly PersistedDocuments _documents;
    private Utf8JsonReader _reader;
    private Members _seen;
    private ReadOnlyMemory<byte>? _quotedQuery;
    private bool _queryIsEscaped;
    private string? _operationName;
    private ReadOnlyMemory<byte> _variables;
    private bool _hasDocumentId;
    private StoredDocument? _stored;
    private ReadOnlyMemory<byte> _extensions;

    private RequestEnvelope(ReadOnlyMemory<byte> json, PersistedDocuments documents)
    {
        _json = json;
        _documents = documents;
        _reader = new Utf8JsonReader(json.Span);
    }

    [Flags]
    private enum Members
    {
        Unknown = 0,
        Query = 1,
        OperationName = 2,
        Variables = 4,
        Extensions = 8,
        DocumentId = 16,
    }

    /// <param name="json">Checked by <see cref="JsonText"/>; a part of <paramref name="sent"/>.</param>
    /// <param name="sent">Owned by the text that is returned; by the caller when the request is refused.</param>
    /// <param name="documents">What a <c>documentId</c> may stand for.</param>
    public static RequestReading Read(ReadOnlyMemory<byte> json, PooledBytes sent, PersistedDocuments documents)
    {
        var envelope = new RequestEnvelope(json, documents);

        if (envelope.FirstProblem() is { } refusal)
        {
            return refusal;
        }

        if (envelope._stored is { } stored)
        {
            return new RequestText(sent)
            {
                Document = stored.Text,
                Stored = stored,
                OperationName = envelope._operationName,
                Variables = envelope._variables,
                Extensions = envelope._extensions,
            };
        }

        var quoted = envelope._quotedQuery!.Value;
        var unescaped = envelope._queryIsEscaped ? Unescape(quoted.Span) : null;

        return new RequestText(sent, unescaped)
        {
            Document = unescaped?.Memory ?? quoted[1..^1],
            OperationName = envelope._operationName,
            Variables = envelope._variables,
            Extensions = envelope._extensions,
        };
    }

    private static PooledBytes Unescape(ReadOnlySpan<byte> quoted)
    {
        var reader = new Utf8JsonReader(quoted);
        reader.Read();
        var unescaped = new PooledBytes(quoted.Length);
        unescaped.Length = reader.CopyString(unescaped.Buffer);

        return unescaped;
    }

    private Refusal? FirstProblem()
    {
        _reader.Read();

        if (_reader.TokenType != JsonTokenType.StartObject)
        {
            return _reader.TokenType == JsonTokenType.StartArray ? Refusals.BatchingOff() : Refusals.NotAnObject(_reader.TokenType);
        }

        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = MemberOfName();
            _reader.Read();

            if (ReadMember(member) is { } refusal)
            {
                return refusal;
            }
        }

        return _documents.Check(_quotedQuery is not null, _hasDocumentId, _stored, Refusals.QueryMissing);
    }

    private readonly Members MemberOfName() =>
        _reader.ValueTextEquals("query"u8) ? Members.Query
        : _reader.ValueTextEquals("variables"u8) ? Members.Variables
        : _reader.ValueTextEquals("operationName"u8) ? Members.OperationName
        : _reader.ValueTextEquals("extensions"u8) ? Members.Extensions
        : _reader.ValueTextEquals("documentId"u8) ? Members.DocumentId
        : Members.Unknown;

    private Refusal? ReadMember(Members member)
    {
        if (member == Members.Unknown)
        {
            _reader.Skip();
            return null;
        }

        if ((_seen & member) != 0)
        {
            return Refusals.Repeated(NameOf(member));
        }

        _seen |= member;

        if (_reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        var wanted = member is Members.Query or Members.OperationName or Members.DocumentId ? JsonTokenType.String : JsonTokenType.StartObject;

        if (_reader.TokenType != wanted)
        {
            return WrongKind(member, wanted);
        }

        Take(member);
        return null;
    }

    private void Take(Members member)
    {
        switch (member)
        {
            case Members.Query:
                _quotedQuery = _json[(int)_reader.TokenStartIndex..(int)_reader.BytesConsumed];
                _queryIsEscaped = _reader.ValueIsEscaped;
                break;
            case Members.OperationName:
                _operationName = _reader.GetString();
                break;
            case Members.DocumentId:
                _hasDocumentId = true;
                _stored = Find();
                break;
            case Members.Variables:
                _variables = TakeObject();
                break;
            default:
                _extensions = TakeObject();
                break;
        }
    }

    private ReadOnlyMemory<byte> TakeObject()
    {
        var start = (int)_reader.TokenStartIndex;
        _reader.Skip();

        return _json[start..(int)_reader.BytesConsumed];
    }

    /// <summary>An escape is never shorter than what it stands for, so an id that is stored fits.</summary>
    private readonly StoredDocument? Find()
    {
        Span<char> id = stackalloc char[DocumentId.Longest];

        return _reader.ValueSpan.Length <= id.Length ? _documents.Find(id[.._reader.CopyString(id)]) : null;
    }

    private readonly Refusal WrongKind(Members member, JsonTokenType wanted) => Refusals.WrongKind(
        NameOf(member),
        (member, wanted) switch
        {
            (Members.Query, _) => "a string",
            (_, JsonTokenType.String) => "a string or null",
            _ => "an object or null",
        },
        _reader.TokenType,
        JsonText.At(_json, (int)_reader.TokenStartIndex));

    private static string NameOf(Members member) => member switch
    {
        Members.Query => "query",
        Members.OperationName => "operationName",
        Members.Variables => "variables",
        Members.DocumentId => "documentId",
        _ => "extensions",
    };
}
