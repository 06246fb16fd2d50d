using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Conditions;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Keys;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Legacy;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Syntax;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Updates;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions;

/// <summary>
/// The expressions of a request, or the legacy parameters in their place. The methods follow AWS's order of looking
/// for faults: <see cref="CheckMembers"/> before <c>request.Check()</c>, then <see cref="Open"/>, then the reading of
/// keys and items, then <see cref="Read"/>.
/// </summary>
internal sealed class RequestExpressions
{
    private const string Condition = "ConditionExpression";
    private const string FilterMember = "FilterExpression";
    private const string ProjectionMember = "ProjectionExpression";
    private const string UpdateMember = "UpdateExpression";

    private static readonly string[] WriteMembers = [Condition];
    private static readonly string[] WriteLegacy = [LegacyExpected.Member, ConditionalOperator.Member];
    private static readonly string[] UpdateMembers = [UpdateMember, Condition];
    private static readonly string[] UpdateLegacy = [LegacyUpdate.Member, LegacyExpected.Member, ConditionalOperator.Member];
    private static readonly string[] GetMembers = [ProjectionMember];
    private static readonly string[] GetLegacy = [LegacyProjection.Member];

    private readonly RequestObject _request;
    private readonly string[] _expressions;
    private readonly string[] _legacy;
    private readonly string? _legacyFilter;
    private readonly string[] _given;
    private readonly string[] _givenLegacy;
    private bool _hasReadLegacy;

    private RequestExpressions(RequestObject request, string[] expressions, string[] legacy, string? legacyFilter = null)
    {
        _request = request;
        _expressions = expressions;
        _legacy = legacy;
        _legacyFilter = legacyFilter;
        _given = Array.FindAll(expressions, request.Has);
        _givenLegacy = Array.FindAll(legacy, request.Has);
    }

    /// <summary>Of PutItem, DeleteItem and their like; null where there is none.</summary>
    public ConditionExpression? WriteCondition { get; private set; }

    /// <summary>Of UpdateItem; null where there is none.</summary>
    public UpdateExpression? Update { get; private set; }

    /// <summary>Of Query and Scan; null where there is none.</summary>
    public ConditionExpression? Filter { get; private set; }

    /// <summary>Of reads; null where whole items are asked for.</summary>
    public ProjectionExpression? Projection { get; private set; }

    /// <summary>Of Query; null where there is none.</summary>
    public IReadOnlyList<KeyCondition>? KeyConditions { get; private set; }

    /// <summary>The size of the values that placeholders stand for, by DynamoDB's rules.</summary>
    public long ValuesSize { get; private set; }

    public static RequestExpressions OfWrite(RequestObject request)
    {
        return new RequestExpressions(request, WriteMembers, WriteLegacy);
    }

    public static RequestExpressions OfUpdate(RequestObject request)
    {
        return new RequestExpressions(request, UpdateMembers, UpdateLegacy);
    }

    /// <summary>Of an action of a transaction, which takes no legacy parameters.</summary>
    public static RequestExpressions OfTransactionWrite(RequestObject action)
    {
        return new RequestExpressions(action, WriteMembers, []);
    }

    /// <summary>As <see cref="OfTransactionWrite"/>.</summary>
    public static RequestExpressions OfTransactionUpdate(RequestObject action)
    {
        return new RequestExpressions(action, UpdateMembers, []);
    }

    /// <summary>As <see cref="OfTransactionWrite"/>.</summary>
    public static RequestExpressions OfTransactionGet(RequestObject action)
    {
        return new RequestExpressions(action, GetMembers, []);
    }

    public static RequestExpressions OfGet(RequestObject request)
    {
        return new RequestExpressions(request, GetMembers, GetLegacy);
    }

    public static RequestExpressions OfScan(RequestObject request)
    {
        return new RequestExpressions(
            request,
            [ProjectionMember, FilterMember],
            [LegacyProjection.Member, LegacyFilter.OfScan, ConditionalOperator.Member],
            LegacyFilter.OfScan);
    }

    /// <summary>KeyConditions go together with the expressions that are not about keys.</summary>
    public static RequestExpressions OfQuery(RequestObject request)
    {
        string[] legacy = [LegacyProjection.Member, LegacyFilter.OfQuery, ConditionalOperator.Member];
        return new RequestExpressions(
            request,
            [ProjectionMember, FilterMember, KeyConditionExpression.Member],
            request.Has(KeyConditionExpression.Member) ? [.. legacy, LegacyKeyConditions.Member] : legacy,
            LegacyFilter.OfQuery);
    }

    /// <summary>
    /// Notes legacy members that break the API model's constraints; a member of the wrong JSON type is refused at once.
    /// </summary>
    public void CheckMembers()
    {
        foreach (string member in _given)
        {
            _request.Text(member);
        }

        _request.TextMap(ExpressionPlaceholders.NamesMember);
        _request.Map(ExpressionPlaceholders.ValuesMember)?.Count();
        foreach (string member in _givenLegacy)
        {
            CheckLegacy(member);
        }

        if (_legacyFilter is not null)
        {
            LegacyCondition.CheckOperators(_request, LegacyKeyConditions.Member);
        }
    }

    /// <summary>Refuses expressions beside legacy parameters, and placeholders without an expression.</summary>
    public void Open()
    {
        if (_given.Length > 0 && _givenLegacy.Length > 0)
        {
            throw DynamoDbError.Validation("Can not use both expression and non-expression parameters in the same request: "
                + $"Non-expression parameters: {{{string.Join(", ", _givenLegacy)}}} "
                + $"Expression parameters: {{{string.Join(", ", _given)}}}");
        }

        if (_given.Length == 0 && _request.Has(ExpressionPlaceholders.NamesMember))
        {
            throw DynamoDbError.Validation("ExpressionAttributeNames can only be specified when using expressions");
        }

        RefuseValuesAlone();
    }

    /// <summary>
    /// Reads the legacy parameters, but for KeyConditions. <see cref="Read"/> does it as well; Query and Scan look at the
    /// start key in between.
    /// </summary>
    public void ReadLegacy()
    {
        if (_hasReadLegacy)
        {
            return;
        }

        _hasReadLegacy = true;
        if (_givenLegacy.Contains(LegacyUpdate.Member))
        {
            Update = LegacyUpdate.Read(_request);
        }

        if (_givenLegacy.Length > 0 && _legacy.Contains(LegacyExpected.Member))
        {
            WriteCondition = LegacyExpected.Read(_request);
        }

        // AWS looks at the filter of a query before its AttributesToGet, at that of a scan after them.
        Filter = _legacyFilter == LegacyFilter.OfQuery ? LegacyFilter.Read(_request, _legacyFilter) : null;
        if (_givenLegacy.Contains(LegacyProjection.Member))
        {
            Projection = LegacyProjection.Read(_request);
        }

        Filter ??= _legacyFilter is not null ? LegacyFilter.Read(_request, _legacyFilter) : null;
    }

    /// <summary>Reads what there is. Every placeholder must be used somewhere.</summary>
    public void Read()
    {
        ReadLegacy();
        if (_given.Length > 0)
        {
            ReadExpressions();
        }

        KeyConditions ??= _expressions.Contains(KeyConditionExpression.Member) ? LegacyKeyConditions.Read(_request) : null;
    }

    private void ReadExpressions()
    {
        ExpressionPlaceholders placeholders = ExpressionPlaceholders.Read(_request);
        Update = Source(UpdateMember, placeholders) is { } update ? UpdateExpression.Parse(update) : Update;
        WriteCondition = Source(Condition, placeholders) is { } condition
            ? ConditionExpression.Parse(condition)
            : WriteCondition;
        ExpressionSource? keys = Source(KeyConditionExpression.Member, placeholders);
        SyntaxNode? keySyntax = keys is null ? null : ConditionExpression.ParseSyntax(keys);
        Filter = Source(FilterMember, placeholders) is { } filter ? ConditionExpression.Parse(filter) : Filter;
        Projection = Source(ProjectionMember, placeholders) is { } projection
            ? ProjectionExpression.Parse(projection)
            : Projection;
        placeholders.RefuseUnused();
        KeyConditions = keys is null ? KeyConditions : KeyConditionExpression.Read(keys, keySyntax!);
        ValuesSize = placeholders.ValuesSize;
    }

    private void RefuseValuesAlone()
    {
        if (_given.Any(member => member != ProjectionMember) || !_request.Has(ExpressionPlaceholders.ValuesMember))
        {
            return;
        }

        string[] withValues = Array.FindAll(_expressions, member => member != ProjectionMember);
        if (withValues.Length == 0)
        {
            return;
        }

        string verb = withValues.Length > 1 ? "are" : "is";
        throw DynamoDbError.Validation("ExpressionAttributeValues can only be specified when using expressions: "
            + $"{string.Join(" and ", withValues)} {verb} null");
    }

    private void CheckLegacy(string member)
    {
        switch (member)
        {
            case ConditionalOperator.Member: ConditionalOperator.CheckValue(_request); break;
            case LegacyProjection.Member: LegacyProjection.CheckLength(_request); break;
            case LegacyExpected.Member: LegacyExpected.CheckOperators(_request); break;
            case LegacyUpdate.Member: LegacyUpdate.CheckActions(_request); break;
            case LegacyFilter.OfQuery or LegacyFilter.OfScan: LegacyCondition.CheckOperators(_request, member); break;
        }
    }

    private ExpressionSource? Source(string member, ExpressionPlaceholders placeholders)
    {
        return _given.Contains(member) && _request.Text(member) is { } text
            ? new ExpressionSource(member, text, placeholders)
            : null;
    }
}
