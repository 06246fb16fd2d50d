using System.Text.Json.Nodes;
using DdbCrossAccount.Sandbox.Http;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.DynamoDb.ResourcePolicies;

public sealed class ResourcePolicyTests
{
    private const string Arn = "arn:aws:dynamodb:eu-west-1:111111111111:table/Orders";

    [Fact]
    public void PutResourcePolicy_ForAnotherAccount_OpensTheTableByItsArn()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Orders");
        caller.Put("Orders", """{"id":{"S":"a"}}""");

        Put(caller, Statement("Allow", "arn:aws:iam::222222222222:root", "dynamodb:Scan"));

        Assert.Equal(1, (int)caller.Call("Scan", $$"""{"TableName":"{{Arn}}"}""", DynamoDbCaller.Target)["Count"]!);
        Assert.Equal("AccessDeniedException", caller.Refused("DescribeTable", $$"""{"TableName":"{{Arn}}"}""", DynamoDbCaller.Target).Code);
    }

    [Fact]
    public void PutResourcePolicy_DenyingWrites_FencesTheOwnAccountToo()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Orders");

        Put(caller, Statement("Deny", "*", "dynamodb:PutItem"));

        ServiceException error = caller.Refused("PutItem", """{"TableName":"Orders","Item":{"id":{"S":"a"}}}""");
        Assert.Equal("AccessDeniedException", error.Code);
        Assert.Equal(
            $"User: {caller.Root(DynamoDbCaller.Source).Arn} is not authorized to perform: dynamodb:PutItem on resource: {Arn} with an explicit deny in a resource-based policy",
            error.Message);
    }

    [Fact]
    public void PutResourcePolicy_TwiceWithinFifteenSeconds_IsRefusedUnlessItIsTheSame()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Orders");
        string first = Statement("Allow", "arn:aws:iam::222222222222:root", "dynamodb:Scan");
        string revision = Put(caller, first);

        Assert.Equal(revision, Put(caller, first));
        ServiceException error = caller.Refused("PutResourcePolicy", Request(Statement("Allow", "arn:aws:iam::222222222222:root", "dynamodb:GetItem")));
        caller.Pass(15);
        string second = Put(caller, Statement("Allow", "arn:aws:iam::222222222222:root", "dynamodb:GetItem"));

        Assert.Equal("ResourceInUseException", error.Code);
        Assert.NotEqual(revision, second);
    }

    [Fact]
    public void DeleteResourcePolicy_WithRevision_TakesOnlyThatOne()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Orders");
        string revision = Put(caller, Statement("Allow", "arn:aws:iam::222222222222:root", "dynamodb:Scan"));
        caller.Pass(15);

        ServiceException error = caller.Refused("DeleteResourcePolicy", $$"""{"ResourceArn":"{{Arn}}","ExpectedRevisionId":"1"}""");
        caller.Call("DeleteResourcePolicy", $$"""{"ResourceArn":"{{Arn}}","ExpectedRevisionId":"{{revision}}"}""");

        Assert.Equal("PolicyNotFoundException", error.Code);
        Assert.Equal(
            $"Resource-based policy not found for the provided ResourceArn: {Arn}",
            caller.Refused("GetResourcePolicy", $$"""{"ResourceArn":"{{Arn}}"}""").Message);
    }

    [Fact]
    public void PutResourcePolicy_LockingTheCallerOut_NeedsConfirmation()
    {
        using var caller = new DynamoDbCaller();
        caller.CreateTable("Orders");
        string policy = Statement("Deny", "*", "dynamodb:*");

        ServiceException error = caller.Refused("PutResourcePolicy", Request(policy));

        Assert.Equal(
            "Resource-based policy would remove the caller's permission to change it. Set ConfirmRemoveSelfResourceAccess to true to confirm.",
            error.Message);
    }

    private static string Put(DynamoDbCaller caller, string policy)
    {
        return (string)caller.Call("PutResourcePolicy", Request(policy))["RevisionId"]!;
    }

    private static string Request(string policy)
    {
        return new JsonObject { ["ResourceArn"] = Arn, ["Policy"] = policy }.ToJsonString();
    }

    private static string Statement(string effect, string principal, string action)
    {
        string who = principal == "*" ? "\"*\"" : $"{{\"AWS\":\"{principal}\"}}";
        return $"{{\"Version\":\"2012-10-17\",\"Statement\":[{{\"Effect\":\"{effect}\",\"Principal\":{who},\"Action\":\"{action}\",\"Resource\":\"{Arn}\"}}]}}";
    }
}
