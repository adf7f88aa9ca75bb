/** What the invented platform cannot do. Real puppets lack features too, and say so when asked. */
import type { FileBoxInterface } from 'file-box'
import { Puppet, type payloads } from 'wechaty-puppet'

function cannot(what: string): never {
  throw new Error(`this platform cannot do that: ${what}`)
}

type Page<T> = { readonly response: T }

/** A puppet whose rarer methods all reject with `this platform cannot do that: …`. */
export abstract class LimitedPuppet extends Puppet {
  override async contactSelfName(): Promise<void> {
    cannot('contactSelfName')
  }
  override async contactSelfQRCode(): Promise<string> {
    return cannot('contactSelfQRCode')
  }
  override async contactSelfSignature(): Promise<void> {
    cannot('contactSelfSignature')
  }
  override async contactPhone(): Promise<void> {
    cannot('contactPhone')
  }
  override async contactCorporationRemark(): Promise<void> {
    cannot('contactCorporationRemark')
  }
  override async contactDescription(): Promise<void> {
    cannot('contactDescription')
  }
  override async friendshipAdd(): Promise<void> {
    cannot('friendshipAdd')
  }
  override async friendshipSearchHandle(): Promise<string | null> {
    return cannot('friendshipSearchHandle')
  }
  override async friendshipSearchPhone(): Promise<string | null> {
    return cannot('friendshipSearchPhone')
  }
  override async messageContact(): Promise<string> {
    return cannot('messageContact')
  }
  override async messageMiniProgram(): Promise<payloads.MiniProgram> {
    return cannot('messageMiniProgram')
  }
  override async messageSendMiniProgram(): Promise<string> {
    return cannot('messageSendMiniProgram')
  }
  override async messageSendPost(): Promise<string> {
    return cannot('messageSendPost')
  }
  override async postPublish(): Promise<string> {
    return cannot('postPublish')
  }
  override async postRawPayload(): Promise<payloads.Post> {
    return cannot('postRawPayload')
  }
  override async postRawPayloadParser(): Promise<payloads.Post> {
    return cannot('postRawPayloadParser')
  }
  override async postSearch(): Promise<Page<string[]>> {
    return cannot('postSearch')
  }
  override async roomAdd(): Promise<void> {
    cannot('roomAdd')
  }
  override roomAnnounce(roomId: string): Promise<string>
  override roomAnnounce(roomId: string, text: string): Promise<void>
  override async roomAnnounce(): Promise<never> {
    return cannot('roomAnnounce')
  }
  override async roomAvatar(): Promise<FileBoxInterface> {
    return cannot('roomAvatar')
  }
  override async roomCreate(): Promise<string> {
    return cannot('roomCreate')
  }
  override async roomDel(): Promise<void> {
    cannot('roomDel')
  }
  override async roomInvitationAccept(): Promise<void> {
    cannot('roomInvitationAccept')
  }
  override async roomInvitationRawPayload(): Promise<payloads.RoomInvitation> {
    return cannot('roomInvitationRawPayload')
  }
  override async roomInvitationRawPayloadParser(): Promise<payloads.RoomInvitation> {
    return cannot('roomInvitationRawPayloadParser')
  }
  override async roomQRCode(): Promise<string> {
    return cannot('roomQRCode')
  }
  override async roomQuit(): Promise<void> {
    cannot('roomQuit')
  }
  override async tagContactAdd(): Promise<void> {
    cannot('tagContactAdd')
  }
  override async tagContactDelete(): Promise<void> {
    cannot('tagContactDelete')
  }
  override async tagContactList(): Promise<string[]> {
    return cannot('tagContactList')
  }
  override async tagContactRemove(): Promise<void> {
    cannot('tagContactRemove')
  }
  override async tap(): Promise<boolean> {
    return cannot('tap')
  }
  override async tapSearch(): Promise<Page<payloads.Tap>> {
    return cannot('tapSearch')
  }
}
