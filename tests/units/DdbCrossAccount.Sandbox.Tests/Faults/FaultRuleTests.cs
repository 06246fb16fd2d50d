using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Faults;
using DdbCrossAccount.Sandbox.Http;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Faults;

/// <summary>Which requests a rule hits.</summary>
public sealed class FaultRuleTests : IDisposable
{
    private static readonly TableArn Orders = new("111111111111", "eu-west-1", "Orders");
    private readonly SandboxServices _services = Services(seed: 1);

    [Theory]
    [InlineData("effect=throttle", true)]
    [InlineData("effect=throttle;service=dynamodb", true)]
    [InlineData("effect=throttle;service=streams", false)]
    [InlineData("effect=throttle;operation=PutItem", true)]
    [InlineData("effect=throttle;operation=Get*,P?tItem", true)]
    [InlineData("effect=throttle;operation=Put", false)]
    [InlineData("effect=throttle;account=111111111111", true)]
    [InlineData("effect=throttle;account=222222222222", false)]
    [InlineData("effect=throttle;table=Orders", true)]
    [InlineData("effect=throttle;table=Things,Ord*", true)]
    [InlineData("effect=throttle;table=orders", false)]
    [InlineData("effect=throttle;bucket=*", false)]
    [InlineData("effect=throttle;principal=arn:aws:iam::111111111111:user/administrator", true)]
    [InlineData("effect=throttle;principal=*:root", false)]
    [InlineData("effect=unprocessed", false)]
    [InlineData("effect=lateWrite;delayMs=1", true)]
    [InlineData("effect=throttle;share=0", false)]
    [InlineData("effect=throttle;skip=1", false)]
    [InlineData("effect=throttle;fromSeconds=1", false)]
    public void Match_ARequest_AsTheRuleSays(string rule, bool isHit)
    {
        Assert.Equal(isHit, Make(rule).Match(PutItem(), [Orders], _services.Clock.GetUtcNow()) is not null);
    }

    [Theory]
    [InlineData("effect=throttle;bucket=mov*;keyPrefix=AWSDynamoDB/", true)]
    [InlineData("effect=throttle;keyPrefix=data/", false)]
    [InlineData("effect=throttle;account=222222222222", true)]
    [InlineData("effect=throttle;table=*", false)]
    public void Match_ARequestToS3_ByBucketKeyAndOwner(string rule, bool isHit)
    {
        var facts = new RequestFacts("S3.GetObject")
        {
            Bucket = "moves",
            ObjectKey = "AWSDynamoDB/1/data/a.json.gz",
            OwnerAccount = "222222222222",
        };

        Assert.Equal(isHit, Make(rule).Match(facts, [], _services.Clock.GetUtcNow()) is not null);
    }

    [Fact]
    public void Match_SkipAndShare_CountOnlyWhatMeetsTheRest()
    {
        FaultRule rule = Make("effect=throttle;operation=PutItem;skip=2");
        rule.Match(new RequestFacts("DynamoDB_20120810.GetItem"), [], _services.Clock.GetUtcNow());

        Assert.Equal([null, null, 2L, 3L], Enumerable.Range(0, 4).Select(_ => rule.Match(PutItem(), [], _services.Clock.GetUtcNow())));
        Assert.Equal(4, rule.Matched);
    }

    [Fact]
    public void Match_InItsWindow_OfServiceTime()
    {
        FaultRule rule = Make("effect=throttle;fromSeconds=10;forSeconds=5");
        bool[] hits = [.. new[] { 9, 1, 4, 1 }.Select(seconds =>
        {
            _services.Clock.Advance(TimeSpan.FromSeconds(seconds));
            return rule.Match(PutItem(), [], _services.Clock.GetUtcNow()) is not null;
        })];

        Assert.Equal([false, true, true, false], hits);
        Assert.Equal(2, rule.Matched);
    }

    [Fact]
    public void Match_AShare_IsTheSameForTheSameSeed()
    {
        using SandboxServices again = Services(seed: 1);
        using SandboxServices other = Services(seed: 2);

        bool[] hits = Hits(_services);

        Assert.Equal(hits, Hits(again));
        Assert.NotEqual(hits, Hits(other));
        Assert.InRange(hits.Count(hit => hit), 160, 240);
    }

    [Fact]
    public void Find_OfSeveralThatFire_TheOneSetFirstDoes()
    {
        _services.Faults.Set([Make("id=a;effect=throttle;count=1"), Make("id=b;effect=dropRequest")]);

        Assert.Equal(["a", "b"], new[] { PutItem(), PutItem() }.Select(facts =>
        {
            Assert.NotNull(_services.Faults.Find(new DefaultHttpContext(), facts));
            return facts.FaultId!;
        }));
        Assert.Equal([(2L, 1L), (2L, 1L)], _services.Faults.Rules.Select(rule => (rule.Matched, rule.Fired)));
    }

    [Fact]
    public void Set_AKnownId_ReplacesThatRuleInItsPlace()
    {
        _services.Faults.Set([Make("id=a;effect=throttle"), Make("id=b;effect=throttle")]);
        _services.Faults.Find(new DefaultHttpContext(), PutItem());
        _services.Faults.Set([Make("id=c;effect=throttle"), Make("id=a;effect=dropRequest")]);

        Assert.Equal(["a", "b", "c"], _services.Faults.Rules.Select(rule => rule.Id));
        Assert.Equal([0L, 1L, 0L], _services.Faults.Rules.Select(rule => rule.Matched));
        Assert.Equal((1, 2), (_services.Faults.Remove("b"), _services.Faults.Remove()));
        Assert.Null(_services.Faults.Find(new DefaultHttpContext(), PutItem()));
    }

    [Theory]
    [InlineData("""{"TableName":"Orders","Item":{"TableName":{"S":"No"}}}""", "111111111111:Orders")]
    [InlineData("""{"TableName":"arn:aws:dynamodb:eu-west-1:222222222222:table/Orders"}""", "222222222222:Orders")]
    [InlineData("""{"RequestItems":{"A":[{"PutRequest":{"Item":{"id":{"S":"a"}}}}],"B":[]}}""", "111111111111:A,111111111111:B")]
    [InlineData("""{"TransactItems":[{"Put":{"TableName":"A"}},{"Delete":{"TableName":"B"}}]}""", "111111111111:A,111111111111:B")]
    [InlineData("""{"StreamArn":"arn:aws:dynamodb:eu-west-1:111111111111:table/A/stream/2026"}""", "111111111111:A")]
    [InlineData("""{"ShardIterator":"arn:aws:dynamodb:eu-west-1:111111111111:table/A/stream/2026|1|abc"}""", "111111111111:A")]
    [InlineData("""{"ExpressionAttributeNames":{"#a":"TableName"},"TableName":"A","Key":{"id":{"S":"TableName"}}}""", "111111111111:A")]
    [InlineData("""{"TableName":"A","Item":""", "111111111111:A")]
    [InlineData("""{"TableName":7}""", "")]
    [InlineData("nonsense", "")]
    public void NamedTables_OfARequest_AreFoundWhereverTheyStand(string body, string expected)
    {
        var call = new JsonCall
        {
            Caller = _services.Accounts.RootKeys["111111111111"].Principal,
            Region = "eu-west-1",
            Body = default,
            Response = new PooledBuffer(),
            RequestId = "",
        };

        IReadOnlyList<TableArn> tables = NamedTables.Read(System.Text.Encoding.UTF8.GetBytes(body), call);

        Assert.Equal(expected, string.Join(',', tables.Select(table => $"{table.AccountId}:{table.Name}")));
    }

    public void Dispose() => _services.Dispose();

    private static SandboxServices Services(int seed)
    {
        return new SandboxServices(new SandboxOptions { Seed = seed, ClockRate = 1e-9 });
    }

    private static bool[] Hits(SandboxServices services)
    {
        FaultRule rule = services.Faults.Reader.ReadText("id=some;effect=throttle;share=0.2");
        return [.. Enumerable.Range(0, 1000).Select(_ => rule.Match(new RequestFacts("S3.GetObject"), [], services.Clock.GetUtcNow()) is not null)];
    }

    private FaultRule Make(string text) => _services.Faults.Reader.ReadText(text);

    private RequestFacts PutItem()
    {
        return new RequestFacts("DynamoDB_20120810.PutItem")
        {
            Caller = _services.Accounts.AddAccount("111111111111").Principal,
        };
    }
}
