using System;
using System.Globalization;
using DdbCrossAccount.Sandbox.Http;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.DynamoDb.Capacity;

/// <summary>
/// Uses 780 write units in each second of service time, evenly over eight keys of the table <c>Things</c>, and changes
/// nothing: a write whose condition is not met costs the item that is there.
/// </summary>
internal sealed class SteadyLoad
{
    private const int Items = 8;
    private const int RequestsPerSecond = 2;

    private readonly DynamoDbCaller _caller;
    private int _requests;

    public SteadyLoad(DynamoDbCaller caller)
    {
        _caller = caller;
        string value = new('x', (390 * 1024) - 100);
        for (int i = 0; i < Items; i++)
        {
            caller.Put("Things", "{\"id\":{\"S\":\"load " + i + "\"},\"v\":{\"S\":\"" + value + "\"}}");
            caller.Pass(1);
        }
    }

    /// <param name="seconds">How long.</param>
    /// <param name="eachSecond">Done at the end of each second.</param>
    public void Run(int seconds, Action<int>? eachSecond = null)
    {
        for (int second = 0; second < seconds; second++)
        {
            for (int i = 0; i < RequestsPerSecond; i++)
            {
                Assert.Equal("ConditionalCheckFailedException", Fail().Code);
            }

            eachSecond?.Invoke(second);
            _caller.Pass(1);
        }
    }

    private ServiceException Fail()
    {
        return _caller.Refused("DeleteItem", string.Create(CultureInfo.InvariantCulture, $$$"""
            {"TableName":"Things","Key":{"id":{"S":"load {{{_requests++ % Items}}}"}},"ConditionExpression":"attribute_not_exists(id)"}
            """));
    }
}
