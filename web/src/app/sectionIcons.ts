import {
  BarChartOutlined,
  CalendarOutlined,
  EnvironmentOutlined,
  FolderOpenOutlined,
  GiftOutlined,
  HeartOutlined,
  HomeOutlined,
  MessageOutlined,
  ShopOutlined,
  TeamOutlined,
  UserOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';
import type { Section } from './feature';

type Icon = ComponentType<{ 'aria-hidden'?: boolean }>;

export const sectionIcons: Readonly<Record<Section, Icon>> = {
  today: CalendarOutlined,
  requests: MessageOutlined,
  visits: EnvironmentOutlined,
  residents: TeamOutlined,
  casework: FolderOpenOutlined,
  volunteers: HeartOutlined,
  charity: GiftOutlined,
  community: HomeOutlined,
  figures: BarChartOutlined,
  station: ShopOutlined,
};

export const MeIcon: Icon = UserOutlined;
