import { Anchor, type AnchorProps, Button, type ButtonProps, NavLink, type NavLinkProps } from '@mantine/core';
import { createLink, type LinkComponent } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

type Native<P> = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof P> & { ref?: Ref<HTMLAnchorElement> };

const asAnchor = (props: AnchorProps & Native<AnchorProps>) => <Anchor component="a" {...props} />;
const asButton = (props: ButtonProps & Native<ButtonProps>) => <Button component="a" {...props} />;
const asPlace = (props: NavLinkProps & Native<NavLinkProps>) => <NavLink component="a" {...props} />;

/** Links within the application, as text, as a button, as a place of the navigation: typed by the router's own addresses. */
export const TextLink: LinkComponent<typeof asAnchor> = createLink(asAnchor);
export const ButtonLink: LinkComponent<typeof asButton> = createLink(asButton);
export const PlaceLink: LinkComponent<typeof asPlace> = createLink(asPlace);
