using Amazon.Runtime.Internal;

namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>The function is not active.</summary>
internal sealed class ResourceNotReadyException(ErrorResponse error) : AmazonLambdaException(error);
