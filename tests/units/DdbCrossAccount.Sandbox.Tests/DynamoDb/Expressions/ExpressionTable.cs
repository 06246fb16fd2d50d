using System;
using System.Text.Json.Nodes;
using DdbCrossAccount.Sandbox.Http;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.DynamoDb.Expressions;

/// <summary>A table with one item, and short ways to put expressions to it.</summary>
internal sealed class ExpressionTable : IDisposable
{
    public const string Key = """{"id":{"S":"a"}}""";

    private readonly DynamoDbCaller _caller = new();

    public ExpressionTable(string item = Key)
    {
        _caller.CreateTable("Things");
        _caller.Put("Things", item);
    }

    public DynamoDbCaller Caller => _caller;

    /// <summary>True when the item meets the condition.</summary>
    public bool Meets(string condition, string values = "", string names = "")
    {
        try
        {
            Update($"\"ConditionExpression\":\"{condition}\"{Placeholders(values, names)}");
            return true;
        }
        catch (ServiceException error) when (error.Code == "ConditionalCheckFailedException")
        {
            Assert.Equal("The conditional request failed", error.Message);
            return false;
        }
    }

    public JsonNode Update(string members)
    {
        return _caller.Call("UpdateItem", Request(members));
    }

    /// <summary>The text of the ValidationException.</summary>
    public string RefusedUpdate(string members)
    {
        ServiceException error = _caller.Refused("UpdateItem", Request(members));
        Assert.Equal("ValidationException", error.Code);
        return error.Message;
    }

    public JsonNode? Item(string more = "")
    {
        return _caller.Call("GetItem", $$"""{"TableName":"Things","Key":{{Key}}{{more}}}""")["Item"];
    }

    public static string Placeholders(string values, string names = "")
    {
        string both = values.Length > 0 ? $$""","ExpressionAttributeValues":{{{values}}}""" : "";
        return names.Length > 0 ? $$"""{{both}},"ExpressionAttributeNames":{{{names}}}""" : both;
    }

    public void Dispose()
    {
        _caller.Dispose();
    }

    private static string Request(string members)
    {
        return $$"""{"TableName":"Things","Key":{{Key}},{{members}}}""";
    }
}
